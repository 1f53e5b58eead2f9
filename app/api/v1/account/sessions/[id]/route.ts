import { revokeSession } from '@/lib/accounts/revoke-session';
import { changeHandler } from '@/lib/api/handler';

export const DELETE = changeHandler<never, { id: string }>(null, ({ actor, params }) =>
  revokeSession(actor, params.id),
);
