import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { readRepository } from '@/lib/repositories/get-repository';
import { pathAfterMove } from '@/lib/repositories/registry-path';
import { keepFormerName, lockPublishers, requireFreeName } from '@/lib/repositories/require-free-name';
import type { RepositoryView } from '@/lib/repositories/schema';
import { transferFor } from '@/lib/repositories/transfer-for';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/**
 * Takes an offered repository over: it moves, with everything in it and its collaborators, into the receiving
 * publisher's namespace, and its old name leads there. Webhooks wait until the new owner switches them on. The badges of its old publisher stay with that one.
 * @throws AppError `not_found`, `forbidden`, `conflict` when the offer has ended or the name is not free there
 */
export function acceptTransfer(actor: Actor, name: RepositoryName): Promise<RepositoryView> {
  return inTransaction(async (queries) => {
    const { repository, offer } = await transferFor(queries, actor, name);
    const to = { namespace: offer.toPublisher.namespace, name: repository.name };
    await lockPublishers(queries, [repository.publisherId, offer.toPublisherId]);
    await requireFreeName(queries, actor, to);
    await queries.transfer.update({ where: { id: offer.id }, data: { acceptedAt: clock.now() } });
    await queries.repository.update({
      where: { id: repository.id },
      data: {
        namespace: to.namespace,
        publisherId: offer.toPublisherId,
        registryPath: pathAfterMove(repository, to),
      },
    });
    await keepFormerName(queries, repository);
    // Their receivers are the old publisher's, and know the secret.
    await queries.webhook.updateMany({
      where: { repositoryId: repository.id, active: true },
      data: { active: false, offReason: 'transferred' },
    });
    const changes = { namespace: [repository.namespace, to.namespace] } as const;
    const moved = { ...repository, ...to, publisherId: offer.toPublisherId };
    await writeRepositoryEntry(queries, actor, 'repository.accept_transfer', repository, changes);
    await writeRepositoryEntry(queries, actor, 'repository.accept_transfer', moved, changes);
    return readRepository(queries, repository.id);
  });
}
