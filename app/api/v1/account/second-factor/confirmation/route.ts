import { confirmSecondFactor } from '@/lib/accounts/confirm-second-factor';
import { codeInput } from '@/lib/accounts/schema';
import { changeHandler } from '@/lib/api/handler';

export const POST = changeHandler(codeInput, ({ actor, body }) => confirmSecondFactor(actor, body.code));
