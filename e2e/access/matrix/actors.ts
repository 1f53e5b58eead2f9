import { aPerson, cookieOf, type Person, tokenOf } from '@/e2e/access/matrix/world';
import type { PublisherRole, RepositoryRole } from '@/lib/access/permissions';
import { SCOPES, type Scope } from '@/lib/access/scopes';

/** Who tries: a browser's session by role, or a token in each of its states. */
export const TRIERS = [
  'anonymous',
  'stranger',
  'member',
  'editor',
  'owner',
  'site_admin',
  'owner with the scope',
  'owner with every other scope',
  'stranger with the scope',
  'expired token',
  'revoked token',
] as const;
export type Trier = (typeof TRIERS)[number];

type Roles = { repository: RepositoryRole; publisher: PublisherRole };
const OWNER: Roles = { repository: 'owner', publisher: 'owner' };
const STRANGER: Roles = { repository: 'stranger', publisher: 'stranger' };

export const ROLES: Readonly<Record<Trier, Roles>> = {
  anonymous: { repository: 'anonymous', publisher: 'anonymous' },
  stranger: STRANGER,
  member: { repository: 'read', publisher: 'member' },
  editor: { repository: 'write', publisher: 'editor' },
  owner: OWNER,
  site_admin: { repository: 'site_admin', publisher: 'site_admin' },
  'owner with the scope': OWNER,
  'owner with every other scope': OWNER,
  'stranger with the scope': STRANGER,
  'expired token': OWNER,
  'revoked token': OWNER,
};

export const isToken = (trier: Trier): boolean => trier.includes('scope') || trier.includes('token');
export const isDeadToken = (trier: Trier): boolean => trier === 'expired token' || trier === 'revoked token';

const SESSIONS = ['stranger', 'member', 'editor', 'owner', 'site_admin'] as const;
export type Cast = Readonly<Record<(typeof SESSIONS)[number], Person>>;

/** The people of the whole matrix; each world makes them its members anew. */
export async function aCast(): Promise<Cast> {
  return {
    stranger: await aPerson(),
    member: await aPerson(),
    editor: await aPerson(),
    owner: await aPerson(),
    site_admin: await aPerson('admin'),
  };
}

/** What a trier's request carries. `scope` is the one the operation needs. */
export async function credentialsOf(
  trier: Trier,
  scope: Scope | null,
  cast: Cast,
  origin: string,
): Promise<Record<string, string>> {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const wanted: readonly Scope[] = scope ? [scope] : SCOPES;
  switch (trier) {
    case 'anonymous':
      return { origin };
    case 'owner with the scope':
      return bearer(await tokenOf(cast.owner, wanted));
    case 'owner with every other scope':
      return bearer(
        await tokenOf(
          cast.owner,
          SCOPES.filter((other) => other !== scope),
        ),
      );
    case 'stranger with the scope':
      return bearer(await tokenOf(cast.stranger, wanted));
    case 'expired token':
      return bearer(await tokenOf(cast.owner, SCOPES, 'expired'));
    case 'revoked token':
      return bearer(await tokenOf(cast.owner, SCOPES, 'revoked'));
    default:
      return { origin, cookie: await cookieOf(cast[trier]) };
  }
}
