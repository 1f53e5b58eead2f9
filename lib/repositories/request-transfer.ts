import { type Actor, actorName } from '@/lib/access/actor';
import { isOfficialNamespace, type RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { publisherNotFound } from '@/lib/platform/errors';
import type { TransferView } from '@/lib/repositories/change-schema';
import { cancelOpenTransfers, findOpenTransfer, toTransferView } from '@/lib/repositories/open-transfer';
import { refusal } from '@/lib/repositories/refusal';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { lockPublishers, requireUnofficial } from '@/lib/repositories/require-free-name';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

const DAYS_TO_ACCEPT = 7;

/**
 * Offers a repository to another publisher; it moves when an owner of that one accepts within seven days. Whether its
 * name is free there is only said then: what somebody else has may be private.
 * @throws AppError `not_found` for the repository or the publisher, `forbidden`, `conflict`
 */
export function requestTransfer(actor: Actor, name: RepositoryName, toNamespace: string): Promise<TransferView> {
  return inTransaction(async (queries) => {
    await lockPublishers(queries, [toNamespace]);
    const { repository } = await repositoryFor(queries, actor, 'repository.transfer', name);
    requireUnofficial(name, 'An official image is not transferred.');
    const toPublisher = await queries.publisher.findUnique({ where: { namespace: toNamespace } });
    if (!toPublisher || isOfficialNamespace(toNamespace)) throw publisherNotFound(toNamespace);
    if (toPublisher.id === repository.publisherId)
      throw refusal('same-publisher', `The repository belongs to “${toNamespace}” already.`);
    const open = await findOpenTransfer(queries, repository.id);
    if (open)
      throw refusal(
        'transfer-open',
        `It is already offered to “${open.toPublisher.namespace}”. Take that offer back first.`,
      );
    await cancelOpenTransfers(queries, repository.id);
    const now = clock.now();
    const offer = await queries.transfer.create({
      data: {
        repositoryId: repository.id,
        toPublisherId: toPublisher.id,
        requestedBy: actorName(actor),
        createdAt: now,
        expiresAt: new Date(now.getTime() + DAYS_TO_ACCEPT * 86_400_000),
      },
    });
    await writeRepositoryEntry(queries, actor, 'repository.request_transfer', repository, {
      to: [null, toPublisher.namespace],
    });
    return toTransferView({ ...offer, repository, toPublisher });
  });
}
