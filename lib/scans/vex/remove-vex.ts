import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { isUuid } from '@/lib/names/uuid';
import { inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { refreshVex } from '@/lib/scans/vex/refresh-vex';

/** Takes a document's statements back; reports say no more what they said. @throws AppError as `repositoryFor`, `not_found` */
export async function removeVex(actor: Actor, name: RepositoryName, id: string): Promise<void> {
  await inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.upload_scan', name);
    const where = { id, repositoryId: repository.id };
    const document = isUuid(id) ? await queries.vexDocument.findFirst({ where, select: { name: true } }) : null;
    if (!document) throw new AppError('not_found', 'There is no such document.');
    await queries.vexDocument.deleteMany({ where });
    await refreshVex(queries, repository);
    await writeAuditEntry(queries, actor, {
      action: 'repository.remove_vex',
      target: { kind: 'repository', id: repository.id, name: shortName(name) },
      publisherId: repository.publisherId,
      changes: { name: [document.name, null] },
    });
  });
}
