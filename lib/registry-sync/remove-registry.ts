import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';
import { environment } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { OWN_SERVICE } from '@/lib/registry-access/registry-secrets';
import { lockRegistry } from '@/lib/registry-sync/require-registry';
import { runningSyncs, syncRunning } from '@/lib/registry-sync/sync-lock';

/**
 * Forgets a registry that no repository has its images in any more; nothing in it is touched.
 * @throws AppError `not_found`, or `conflict` while repositories belong to it or it is being reconciled
 */
export async function removeRegistry(actor: Actor, name: string): Promise<void> {
  await inTransaction(async (queries) => {
    const row = await lockRegistry(queries, actor, name);
    if (row.service === OWN_SERVICE && environment().registryUrl !== undefined)
      throw new AppError('conflict', `“${name}” belongs to the site itself, and would be back at its next start.`, {
        reason: 'own-registry',
      });
    if ((await runningSyncs(queries, [row.id])).has(row.id)) throw syncRunning(name);
    const repositories = await queries.repository.count({ where: { registryId: row.id } });
    if (repositories > 0)
      throw new AppError(
        'conflict',
        `${repositories} repositories have their images in “${name}”: delete those first.`,
        { reason: 'has-repositories' },
      );
    await queries.registry.delete({ where: { id: row.id } });
    await writeAuditEntry(queries, actor, {
      action: 'registry.remove',
      target: { kind: 'site', id: row.id, name },
      publisherId: null,
      changes: { address: [row.address, null] },
    });
  });
}
