import type { Actor } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { wakeJob } from '@/lib/platform/wake-job';
import type { RegistryView } from '@/lib/registry-sync/registry-view';
import { registryViews } from '@/lib/registry-sync/registry-views';
import { lockRegistry } from '@/lib/registry-sync/require-registry';
import { syncRunning } from '@/lib/registry-sync/sync-lock';

/**
 * Lets the worker reconcile a registry as soon as it can; asked twice before it begins, it does so once. Without a
 * worker the wish is kept until there is one. @throws AppError `not_found`, or `conflict` while it is being reconciled
 */
export async function requestSync(actor: Actor, name: string): Promise<RegistryView> {
  const wanted = await inTransaction(async (queries) => {
    const row = await lockRegistry(queries, actor, name);
    const [view] = await registryViews(queries, [row]);
    if (!view || view.sync.running) throw syncRunning(name);
    if (view.sync.wantedAt !== null) return view;
    const syncWantedAt = clock.now();
    await queries.registry.update({ where: { id: row.id }, data: { syncWantedAt } });
    return { ...view, sync: { ...view.sync, wantedAt: syncWantedAt.toISOString() } };
  });
  await wakeJob('reconcile-registries');
  return wanted;
}
