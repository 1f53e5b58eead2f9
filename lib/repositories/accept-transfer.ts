import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction, type Queries } from '@/lib/platform/db';
import { readRepository } from '@/lib/repositories/get-repository';
import { pathAfterMove } from '@/lib/repositories/registry-path';
import { keepFormerName, lockPublishers, requireFreeName } from '@/lib/repositories/require-free-name';
import type { RepositoryView } from '@/lib/repositories/schema';
import { transferFor } from '@/lib/repositories/transfer-for';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/** The publisher that gives the repository and those it was offered to. */
async function lockBoth(queries: Queries, { namespace, name }: RepositoryName): Promise<void> {
  const offers = await queries.transfer.findMany({
    where: { repository: { namespace, name }, acceptedAt: null },
    select: { toPublisher: { select: { namespace: true } } },
  });
  await lockPublishers(queries, [namespace, ...offers.map(({ toPublisher }) => toPublisher.namespace)]);
}

/**
 * Takes an offered repository over: it moves, with everything in it and its collaborators, into the receiving
 * publisher's namespace, and its old name leads there. Webhooks wait until the new owner switches them on. The badges of its old publisher stay with that one.
 * @throws AppError `not_found`, `forbidden`, `conflict` when the offer has ended or the name is not free there
 */
export function acceptTransfer(actor: Actor, name: RepositoryName): Promise<RepositoryView> {
  return inTransaction(async (queries) => {
    await lockBoth(queries, name);
    const { repository, offer } = await transferFor(queries, actor, name);
    const to = { namespace: offer.toPublisher.namespace, name: repository.name };
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
