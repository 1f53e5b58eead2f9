import type { Queries } from '@/lib/platform/db';
import type { Registry } from '@/lib/platform/generated/prisma/client';
import { type RegistryView, toRegistryView } from '@/lib/registry-sync/registry-view';
import { runningSyncs } from '@/lib/registry-sync/sync-lock';

/** Views of registries, with what is to be counted for them: repositories, waiting notifications, running reconciliations. */
export async function registryViews(queries: Queries, rows: readonly Registry[]): Promise<RegistryView[]> {
  const ids = rows.map(({ id }) => id);
  const repositories = await queries.repository.groupBy({
    by: ['registryId'],
    where: { registryId: { in: ids }, deletedAt: null },
    _count: true,
  });
  const waiting = await queries.registryEvent.groupBy({
    by: ['registryId'],
    where: { registryId: { in: ids }, processedAt: null, repository: { not: null } },
    _count: true,
    _min: { receivedAt: true },
  });
  const running = await runningSyncs(queries, ids);
  return rows.map((row) => {
    const events = waiting.find(({ registryId }) => registryId === row.id);
    return toRegistryView(row, {
      repositories: repositories.find(({ registryId }) => registryId === row.id)?._count ?? 0,
      waiting: { count: events?._count ?? 0, oldest: events?._min.receivedAt?.toISOString() ?? null },
      running: running.has(row.id),
    });
  });
}
