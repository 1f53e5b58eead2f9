import type { Actor } from '@/lib/access/actor';
import { SCOPES } from '@/lib/access/scopes';
import type { AccessTokenView } from '@/lib/access-tokens/schema';
import { shortName } from '@/lib/names/repository-name';
import type { AccessToken } from '@/lib/platform/generated/prisma/client';
import { visibleTo } from '@/lib/repositories/policy';

export type AccessTokenRow = AccessToken & { repositories: { repository: { namespace: string; name: string } }[] };

/** What belongs to a token's view, for whoever looks: what a repository is called now, those may know who may see it. */
export const accessTokenParts = (actor: Actor) => ({
  repositories: {
    where: { repository: visibleTo(actor) },
    select: { repository: { select: { namespace: true, name: true } } },
  },
});

function stateOf({ revokedAt, expiresAt }: AccessToken, now: Date): AccessTokenView['state'] {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt <= now ? 'expired' : 'live';
}

/** A token without anything that one could sign in with. */
export const toAccessTokenView = (row: AccessTokenRow, now: Date): AccessTokenView => ({
  id: row.id,
  name: row.name,
  scopes: SCOPES.filter((scope) => row.scopes.includes(scope)),
  repositories: row.limited ? row.repositories.map(({ repository }) => shortName(repository)).sort() : null,
  state: stateOf(row, now),
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});
