import { closeAbandonedRuns } from '@/lib/importers/close-abandoned-runs';
import { clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db';
import { lapseGrants } from '@/lib/programs/lapse-grants';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { pruneRegistryEvents } from '@/lib/registry-sync/prune-registry-events';
import { reconcileDueRegistries } from '@/lib/registry-sync/reconcile-due-registries';

export type Job = (database: Database) => Promise<string | undefined>;

/** Every job by its name, and when it runs (crontab of graphile-worker; UTC). A job may run twice: it must not mind. */
export const JOBS: Readonly<Record<string, { cron: string; run: Job }>> = {
  'close-abandoned-import-runs': {
    cron: '*/5 * * * *',
    run: async (database) => {
      const closed = await closeAbandonedRuns(database, clock.now());
      return closed > 0 ? `${closed} import runs marked as interrupted` : undefined;
    },
  },
  'lapse-grants': {
    cron: '7 * * * *',
    run: async (database) => {
      const lapsed = await lapseGrants(database, clock.now());
      return lapsed > 0 ? `${lapsed} grants have lapsed` : undefined;
    },
  },
  // Begun at once by what receives the notifications; this is for what had to wait.
  'process-registry-events': {
    cron: '* * * * *',
    run: async (database) => {
      await processRegistryEvents(database);
      return undefined;
    },
  },
  'reconcile-registries': { cron: '23 * * * *', run: reconcileDueRegistries },
  'prune-registry-events': {
    cron: '41 3 * * *',
    run: async (database) => {
      const pruned = await pruneRegistryEvents(database, clock.now());
      return pruned > 0 ? `${pruned} old notifications taken away` : undefined;
    },
  },
};
