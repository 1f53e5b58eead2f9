import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { inTransaction } from '@/lib/platform/db';
import { cancelOpenTransfers, findOpenTransfer } from '@/lib/repositories/open-transfer';
import { refusal } from '@/lib/repositories/refusal';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/** Takes an offer back that nobody has accepted yet. @throws AppError `not_found`, `forbidden`, `conflict` without one */
export function cancelTransfer(actor: Actor, name: RepositoryName): Promise<void> {
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.transfer', name);
    const offer = await findOpenTransfer(queries, repository.id);
    if (!offer) throw refusal('no-transfer', 'The repository is not offered to anybody.');
    await cancelOpenTransfers(queries, repository.id);
    await writeRepositoryEntry(queries, actor, 'repository.cancel_transfer', repository, {
      to: [offer.toPublisher.namespace, null],
    });
  });
}
