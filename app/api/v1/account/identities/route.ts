import { linkIdentity } from '@/lib/accounts/link-identity';
import { listIdentities } from '@/lib/accounts/list-identities';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { nothing } from '@/lib/api/operations/operation';
import { TICKET_COOKIE } from '@/lib/auth/link-ticket';

export const GET = getHandler(nothing, ({ actor }) => listIdentities(actor));

/** Links the provider that this browser has just come back from. */
export const POST = changeHandler(null, ({ actor, request }) =>
  linkIdentity(actor, request.cookies.get(TICKET_COOKIE)?.value ?? ''),
);
