import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { transferFor } from '@/lib/repositories/transfer-for';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/** Declines an offered repository, which stays where it is. @throws AppError `not_found`, `forbidden`, `conflict` */
export function refuseTransfer(actor: Actor, name: RepositoryName): Promise<void> {
  return inTransaction(async (queries) => {
    const { repository, offer } = await transferFor(queries, actor, name);
    await queries.transfer.update({ where: { id: offer.id }, data: { declinedAt: clock.now() } });
    const changes = { to: [offer.toPublisher.namespace, null] } as const;
    await writeRepositoryEntry(queries, actor, 'repository.decline_transfer', repository, changes);
    await writeRepositoryEntry(
      queries,
      actor,
      'repository.decline_transfer',
      { ...repository, publisherId: offer.toPublisherId },
      changes,
    );
  });
}
