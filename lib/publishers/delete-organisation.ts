import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { OFFICIAL_NAMESPACE, shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { dropUnusedAsset } from '@/lib/platform/store-asset';
import { fieldProblem, organisationProblem } from '@/lib/publishers/problems';
import { publisherFor } from '@/lib/publishers/publisher-for';
import { requireOrganisation } from '@/lib/publishers/require-organisation';

const RESERVED_DAYS = 365;

/**
 * Deletes an organisation with its members, tokens and grants, and with its repositories when the namespace was typed
 * as confirmation. For a year nobody gets its namespace.
 * @throws AppError `conflict` for a personal namespace and the official one, `invalid` without the confirmation
 */
export function deleteOrganisation(
  actor: Actor,
  namespace: string,
  { confirmation }: { confirmation?: string | undefined },
): Promise<void> {
  return inTransaction(async (queries) => {
    const { publisher } = await publisherFor(queries, actor, 'publisher.delete', namespace);
    requireOrganisation(publisher);
    if (namespace === OFFICIAL_NAMESPACE) throw organisationProblem('conflict', 'official-namespace');
    if (confirmation !== undefined && confirmation !== namespace)
      throw fieldProblem('confirmation', 'confirm-name', { namespace });
    const repositories = await queries.repository.findMany({
      where: { publisherId: publisher.id },
      select: { id: true, namespace: true, name: true, logoId: true, deletedAt: true },
    });
    const live = repositories.filter(({ deletedAt }) => deletedAt === null);
    if (live.length > 0 && confirmation === undefined) throw fieldProblem('confirmation', 'typed-name', { namespace });
    for (const repository of live)
      await writeAuditEntry(queries, actor, {
        action: 'repository.delete',
        target: { kind: 'repository', id: repository.id, name: shortName(repository) },
        publisherId: publisher.id,
      });
    await queries.repository.deleteMany({ where: { publisherId: publisher.id } });
    await queries.publisher.delete({ where: { id: publisher.id } });
    for (const logoId of new Set([publisher.logoId, ...repositories.map((repository) => repository.logoId)]))
      await dropUnusedAsset(queries, logoId);
    const until = new Date(clock.now().getTime() + RESERVED_DAYS * 86_400_000);
    const reserved = { reason: 'deleted', until };
    await queries.reservedNamespace.upsert({
      where: { namespace },
      create: { namespace, ...reserved },
      update: reserved,
    });
    await writeAuditEntry(queries, actor, {
      action: 'publisher.delete',
      target: { kind: 'publisher', id: publisher.id, name: namespace },
      publisherId: publisher.id,
      changes: { repositories: [live.length, 0], displayName: [publisher.displayName, null] },
    });
  });
}
