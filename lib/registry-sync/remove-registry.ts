import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';

/**
 * Forgets a registry that no repository has its images in any more; nothing in it is touched.
 * @throws AppError `not_found`, or `conflict` while repositories belong to it
 */
export async function removeRegistry(actor: Actor, name: string): Promise<void> {
  requireSiteAdministrator(actor);
  await inTransaction(async (queries) => {
    await queries.$queryRaw`SELECT 1 FROM registries WHERE name = ${name} FOR UPDATE`;
    const row = await queries.registry.findUnique({
      where: { name },
      include: { _count: { select: { repositories: true } } },
    });
    if (!row) throw new AppError('not_found', `There is no registry “${name}”.`);
    const { repositories } = row._count;
    if (repositories > 0)
      throw new AppError(
        'conflict',
        `${repositories} repositories have their images in “${name}”: delete those first.`,
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
