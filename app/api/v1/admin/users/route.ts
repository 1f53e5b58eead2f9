import { listUsers, listUsersInput } from '@/lib/accounts/list-users';
import { getHandler } from '@/lib/api/handler';

export const GET = getHandler(listUsersInput, ({ actor, query }) => listUsers(actor, query));
