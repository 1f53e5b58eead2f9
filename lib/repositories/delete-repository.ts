import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import type { DeletedView } from '@/lib/repositories/change-schema';
import { restorableUntil } from '@/lib/repositories/deletion-term';
import { findDefinitionFile } from '@/lib/repositories/from-definition';
import { cancelOpenTransfers } from '@/lib/repositories/open-transfer';
import { refusal } from '@/lib/repositories/refusal';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

export const toDeletedView = (name: RepositoryName, deletedAt: Date): DeletedView => ({
  namespace: name.namespace,
  name: name.name,
  deletedAt: deletedAt.toISOString(),
  restorableUntil: restorableUntil(deletedAt).toISOString(),
});

/**
 * Takes a repository out of sight, at once and for everybody; its owners can bring it back within seven days.
 * @throws AppError `not_found`, `forbidden`, `conflict` for an official image, which the next import would make anew
 */
export function deleteRepository(actor: Actor, name: RepositoryName): Promise<DeletedView> {
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.delete', name);
    if (!repository.retiredAt && (await findDefinitionFile(queries, repository.id)))
      throw refusal('official', 'The next import would make it again. Take its definition out of the library first.');
    const deletedAt = clock.now();
    await cancelOpenTransfers(queries, repository.id);
    await queries.repository.update({ where: { id: repository.id }, data: { deletedAt } });
    await writeRepositoryEntry(queries, actor, 'repository.delete', repository);
    return toDeletedView(repository, deletedAt);
  });
}
