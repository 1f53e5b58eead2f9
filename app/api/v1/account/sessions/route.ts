import { listSessions } from '@/lib/accounts/list-sessions';
import { revokeOtherSessions } from '@/lib/accounts/revoke-other-sessions';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { nothing } from '@/lib/api/operations/operation';

export const GET = getHandler(nothing, ({ actor }) => listSessions(actor));

/** All but the one that asks. */
export const DELETE = changeHandler(null, ({ actor }) => revokeOtherSessions(actor));
