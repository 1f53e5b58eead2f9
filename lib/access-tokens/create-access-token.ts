import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import { type Actor, actorName } from '@/lib/access/actor';
import { limitToRepositories } from '@/lib/access-tokens/limit-to-repositories';
import type { MadeAccessToken, NewAccessTokenInput } from '@/lib/access-tokens/schema';
import { type TokenOwner, tokenOwnerFor } from '@/lib/access-tokens/token-owner';
import { accessTokenParts, toAccessTokenView } from '@/lib/access-tokens/view';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { organisationProblem } from '@/lib/publishers/problems';

const MOST_LIVE = 100;

/**
 * Makes an access token. It never holds more rights than its owner has at each use, so that none can be made beyond
 * them; limits to repositories are checked now besides.
 * @returns the token itself, which nobody can read again
 */
export async function createAccessToken(
  actor: Actor,
  owner: TokenOwner,
  { name, scopes, repositories, expiresInDays }: NewAccessTokenInput,
): Promise<MadeAccessToken> {
  const token = newAccessToken();
  const now = clock.now();
  const expiresAt = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * 86_400_000);
  const row = await inTransaction(async (queries) => {
    const { key, publisherId, actorOwner } = await tokenOwnerFor(queries, actor, owner);
    const live = { ...key, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
    if ((await queries.accessToken.count({ where: live })) >= MOST_LIVE)
      throw organisationProblem('conflict', 'too-many-tokens', { max: MOST_LIVE });
    const ids = repositories ? await limitToRepositories(queries, actorOwner, scopes, repositories) : [];
    const made = await queries.accessToken.create({
      data: {
        ...key,
        name,
        digest: digestOfAccessToken(token),
        scopes,
        limited: Boolean(repositories),
        createdBy: actorName(actor),
        createdAt: now,
        expiresAt,
        repositories: { create: ids.map((repositoryId) => ({ repositoryId })) },
      },
      include: accessTokenParts(actor),
    });
    await writeAuditEntry(queries, actor, {
      action: 'token.create',
      target: { kind: 'token', id: made.id, name },
      publisherId,
      changes: {
        scopes: [null, scopes],
        expiresAt: [null, expiresAt?.toISOString() ?? null],
        ...(repositories ? { repositories: [null, repositories] as const } : {}),
      },
    });
    return made;
  });
  return { ...toAccessTokenView(row, now), token };
}
