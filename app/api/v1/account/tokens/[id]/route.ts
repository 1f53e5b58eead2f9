import { revokeAccessToken } from '@/lib/access-tokens/revoke-access-token';
import { changeHandler } from '@/lib/api/handler';

export const DELETE = changeHandler<never, { id: string }>(null, ({ actor, params }) =>
  revokeAccessToken(actor, { of: 'self' }, params.id),
);
