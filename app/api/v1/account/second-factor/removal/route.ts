import { disableSecondFactor } from '@/lib/accounts/disable-second-factor';
import { proofInput } from '@/lib/accounts/schema';
import { changeHandler } from '@/lib/api/handler';

export const POST = changeHandler(proofInput, ({ actor, body }) => disableSecondFactor(actor, body.password));
