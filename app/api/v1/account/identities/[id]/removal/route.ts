import { proofInput } from '@/lib/accounts/schema';
import { unlinkIdentity } from '@/lib/accounts/unlink-identity';
import { changeHandler } from '@/lib/api/handler';

export const POST = changeHandler<typeof proofInput, { id: string }>(proofInput, ({ actor, params, body }) =>
  unlinkIdentity(actor, params.id, body.password),
);
