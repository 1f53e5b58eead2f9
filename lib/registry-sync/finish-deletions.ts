import { systemActor } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import type { RegistryClient } from '@/lib/registry/registry-client';
import type { Deletable } from '@/lib/registry-sync/deletable-repository';
import { endDeletion } from '@/lib/registry-sync/remove-image';
import { pathInRegistry } from '@/lib/repositories/registry-path';

/** A deletion that was begun less long ago may still be under way. */
const ABANDONED_AFTER_MS = 120_000;

/**
 * Ends deletions of images that were killed in the middle; of those whose image is still there nothing had been done,
 * and they are forgotten. @returns how many were ended @throws AppError of the registry client
 */
export async function finishDeletions(client: RegistryClient, deletable: Deletable): Promise<number> {
  const { repository } = deletable;
  const begun = await db().prisma.imageDeletion.findMany({
    where: { repositoryId: repository.id, createdAt: { lt: new Date(clock.now().getTime() - ABANDONED_AFTER_MS) } },
    orderBy: { createdAt: 'asc' },
  });
  let ended = 0;
  for (const deletion of begun) {
    const [image = ''] = deletion.digests;
    if (await client.headManifest(pathInRegistry(repository), image))
      await db().prisma.imageDeletion.deleteMany({ where: { id: deletion.id } });
    else {
      await endDeletion(systemActor('finish-deletions'), client, deletable, deletion);
      ended += 1;
    }
  }
  return ended;
}
