import { systemActor } from '@/lib/access/actor';
import type { Database } from '@/lib/platform/db';
import { goneForGoodBefore } from '@/lib/repositories/deletion-term';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

const ACTOR = systemActor('purge-deleted-repositories');
const SETTLED_MS = 86_400_000;

/**
 * Takes repositories away for good whose seven days are over, each in a transaction of its own; it may be stopped and
 * run again at any time. @returns how many
 */
export async function purgeDeleted({ prisma }: Database, now: Date): Promise<number> {
  const before = goneForGoodBefore(now);
  const due = await prisma.repository.findMany({ where: { deletedAt: { lte: before } }, select: { id: true } });
  let purged = 0;
  for (const { id } of due)
    purged += await prisma.$transaction(async (queries) => {
      await queries.$queryRaw`SELECT 1 FROM repositories WHERE id = ${id}::uuid FOR UPDATE`;
      const repository = await queries.repository.findFirst({ where: { id, deletedAt: { lte: before } } });
      if (!repository) return 0; // restored in the meantime, or another run's
      await writeRepositoryEntry(queries, ACTOR, 'repository.purge', repository);
      await queries.repository.delete({ where: { id } });
      return 1;
    });
  return purged;
}

/** Pictures that nothing shows any more, a day after they came. @returns how many */
export async function purgeUnusedAssets({ prisma }: Database, now: Date): Promise<number> {
  const { count } = await prisma.asset.deleteMany({
    where: {
      createdAt: { lt: new Date(now.getTime() - SETTLED_MS) },
      repositories: { none: {} },
      publishers: { none: {} },
      usedIn: { none: {} },
      fetchedFrom: { none: {} },
    },
  });
  return count;
}
