import { userRoleInput } from '@/lib/accounts/administration-schema';
import { setUserRole } from '@/lib/accounts/set-user-role';
import { changeHandler } from '@/lib/api/handler';

export const PUT = changeHandler<typeof userRoleInput, { username: string }>(userRoleInput, ({ actor, body, params }) =>
  setUserRole(actor, params.username, body.role),
);
