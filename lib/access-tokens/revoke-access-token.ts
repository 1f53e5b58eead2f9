import type { Actor } from '@/lib/access/actor';
import { type TokenOwner, tokenOwnerFor } from '@/lib/access-tokens/token-owner';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { isUuid } from '@/lib/names/uuid';
import { clock } from '@/lib/platform/clock';
import { inTransaction, type Queries } from '@/lib/platform/db';
import { organisationProblem } from '@/lib/publishers/problems';

/** The owner of any token, for the command line. */
async function ownerOfToken(queries: Queries, id: string): Promise<TokenOwner | undefined> {
  const row = isUuid(id)
    ? await queries.accessToken.findUnique({ where: { id }, include: { user: true, publisher: true } })
    : null;
  if (row?.user) return { of: 'user', username: row.user.username };
  return row?.publisher ? { of: 'organisation', namespace: row.publisher.namespace } : undefined;
}

/**
 * Ends a token at once; ending it again changes nothing.
 * @param owner undefined on the command line, which revokes anybody's
 * @throws AppError `not_found` also for a token of somebody else
 */
export function revokeAccessToken(actor: Actor, owner: TokenOwner | undefined, id: string): Promise<void> {
  return inTransaction(async (queries) => {
    const whose = owner ?? (actor.kind === 'system' ? await ownerOfToken(queries, id) : undefined);
    if (!whose) throw organisationProblem('not_found', 'no-such-token');
    const { key, publisherId } = await tokenOwnerFor(queries, actor, whose);
    const token = isUuid(id) ? await queries.accessToken.findFirst({ where: { id, ...key } }) : null;
    if (!token) throw organisationProblem('not_found', 'no-such-token');
    const { count } = await queries.accessToken.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: clock.now() },
    });
    if (count === 0) return;
    await writeAuditEntry(queries, actor, {
      action: 'token.revoke',
      target: { kind: 'token', id, name: token.name },
      publisherId,
    });
  });
}
