import { beginSecondFactor } from '@/lib/accounts/begin-second-factor';
import { proofInput } from '@/lib/accounts/schema';
import { changeHandler } from '@/lib/api/handler';

export const POST = changeHandler(proofInput, ({ actor, body }) => beginSecondFactor(actor, body.password), {
  status: 201,
});
