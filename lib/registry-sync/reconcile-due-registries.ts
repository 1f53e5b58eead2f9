import { systemActor } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { reconcileRegistry } from '@/lib/registry-sync/reconcile-registry';

const MINUTE = 60_000;
const EVERY = { managed: 55 * MINUTE, observed: 350 * MINUTE } as const;

/** Reconciles every registry that somebody wants it of, whose last run is long ago, or was interrupted. @returns what there is to say of it */
export async function reconcileDueRegistries({ prisma }: Database): Promise<string | undefined> {
  const now = clock.now().getTime();
  const registries = await prisma.registry.findMany({
    orderBy: [{ syncWantedAt: { sort: 'asc', nulls: 'last' } }, { syncFinishedAt: { sort: 'asc', nulls: 'first' } }],
  });
  const said: string[] = [];
  for (const { id, name, kind, syncWantedAt, syncCursor, syncFinishedAt } of registries) {
    const isBegun = syncWantedAt !== null || syncCursor !== null;
    const isDue = isBegun || syncFinishedAt === null || now - syncFinishedAt.getTime() > EVERY[kind];
    if (!isDue) continue;
    try {
      const { changed, added, problems } = await reconcileRegistry(systemActor('reconcile-registries'), id);
      if (changed + added + problems.length > 0)
        said.push(`${name}: ${changed} tags changed, ${added} repositories added, ${problems.length} problems`);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      said.push(`${name}: ${error.message}`);
    }
  }
  return said.length > 0 ? said.join('; ') : undefined;
}
