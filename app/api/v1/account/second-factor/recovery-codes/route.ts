import { renewRecoveryCodes } from '@/lib/accounts/renew-recovery-codes';
import { proofInput } from '@/lib/accounts/schema';
import { changeHandler } from '@/lib/api/handler';

export const POST = changeHandler(proofInput, ({ actor, body }) => renewRecoveryCodes(actor, body.password));
