import type { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requireAnotherAdministrator } from '@/lib/accounts/administrators';
import { deletionOf } from '@/lib/accounts/get-account-deletion';
import { DAY_MS } from '@/lib/accounts/one-time-links';
import { provePerson } from '@/lib/accounts/prove-person';
import { accountProblem, refuseFields } from '@/lib/accounts/refuse';
import type { deletionInput } from '@/lib/accounts/schema';
import { userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { inTransaction, type Queries } from '@/lib/platform/db';
import type { User } from '@/lib/platform/generated/prisma/client';

const RESERVED_MS = 365 * DAY_MS;

/** Their organisations and their own namespace, locked in one order, so that no last owner leaves beside another. */
async function lockPublishers(queries: Queries, userId: string): Promise<void> {
  await queries.$queryRaw`
    SELECT 1 FROM publishers WHERE id IN (SELECT publisher_id FROM publisher_members WHERE user_id = ${userId}::uuid)
    ORDER BY namespace FOR UPDATE`;
}

/** The owners of their organisations read in their own log that they are gone. */
async function noteLeaving(queries: Queries, actor: Actor, userId: string): Promise<void> {
  const memberships = await queries.publisherMember.findMany({
    where: { userId, publisher: { kind: 'organisation' } },
    select: { role: true, publisher: { select: { id: true, namespace: true } } },
  });
  for (const { role, publisher } of memberships)
    await writeAuditEntry(queries, actor, {
      action: 'publisher.leave',
      target: { kind: 'publisher', id: publisher.id, name: publisher.namespace },
      publisherId: publisher.id,
      changes: { role: [role, null] },
    });
}

/** The namespace goes with its repositories, and is kept for nobody else for a year. */
async function deleteNamespace(queries: Queries, actor: Actor, { username }: User, repositories: readonly string[]) {
  const publisher = await queries.publisher.findUnique({ where: { namespace: username } });
  if (publisher?.kind === 'person') {
    for (const name of repositories)
      await writeAuditEntry(queries, actor, {
        action: 'repository.delete',
        target: { kind: 'repository', id: null, name },
        publisherId: publisher.id,
      });
    await queries.repository.deleteMany({ where: { publisherId: publisher.id } });
    await queries.publisher.delete({ where: { id: publisher.id } });
    await writeAuditEntry(queries, actor, {
      action: 'publisher.delete',
      target: { kind: 'publisher', id: publisher.id, name: username },
      publisherId: publisher.id,
    });
  }
  const until = new Date(clock.now().getTime() + RESERVED_MS);
  const reservation = { reason: 'account deleted', until };
  await queries.reservedNamespace.upsert({
    where: { namespace: username },
    create: { namespace: username, ...reservation },
    update: reservation,
  });
}

/**
 * Deletes one's own account for good, after its name was typed: sessions, tokens, stars, memberships and the namespace,
 * with its repositories only when that was said. What the audit log says of it stays.
 * @throws AppError `invalid` naming the field, `conflict` for a last owner or administrator or repositories left
 */
export async function deleteAccount(actor: Actor, input: z.output<typeof deletionInput>): Promise<void> {
  const { user, me } = await provePerson(actor, input.password);
  if (input.username !== user.username) throw refuseFields({ username: { kind: 'typed-name' } });
  await inTransaction(async (queries) => {
    if (user.role === 'admin') await requireAnotherAdministrator(queries, user.id);
    await lockPublishers(queries, user.id);
    const { lastOwnerOf, repositories } = await deletionOf(queries, me);
    if (lastOwnerOf.length > 0) throw accountProblem('conflict', 'last-owner', { names: lastOwnerOf.join(', ') });
    if (repositories.length > 0 && !input.deleteRepositories) throw accountProblem('conflict', 'repositories-left');
    await writeAuditEntry(queries, me, {
      action: 'account.delete',
      target: userTarget(user),
      publisherId: null,
      changes: { repositories: [repositories, []] },
    });
    await queries.repository.updateMany({
      where: { stars: { some: { userId: user.id } }, starCount: { gt: 0 } },
      data: { starCount: { decrement: 1 } },
    });
    await noteLeaving(queries, me, user.id);
    await deleteNamespace(queries, me, user, repositories);
    await queries.user.delete({ where: { id: user.id } });
  });
}
