import { forgetStale } from '@/lib/accounts/forget-stale';
import { countWords, foldChanges } from '@/lib/catalogue/search/count-words';
import { removeUnfinishedRebuild } from '@/lib/catalogue/search/rebuild-documents';
import { writePinyin } from '@/lib/catalogue/search/write-pinyin';
import { closeAbandonedRuns } from '@/lib/importers/close-abandoned-runs';
import { clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db';
import { environment } from '@/lib/platform/env';
import { getSiteSettings } from '@/lib/platform/site-settings';
import { QUEUE_SCANS_JOB, wakeJob } from '@/lib/platform/wake-job';
import { lapseGrants } from '@/lib/programs/lapse-grants';
import { checkDueDomains } from '@/lib/publishers/check-due-domains';
import { outside } from '@/lib/publishers/look-for-proof';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { prunePullFigures } from '@/lib/registry-sync/prune-pull-figures';
import { pruneRegistryEvents } from '@/lib/registry-sync/prune-registry-events';
import { reconcileDueRegistries } from '@/lib/registry-sync/reconcile-due-registries';
import { fetchRemoteImages } from '@/lib/repositories/fetch-remote-images';
import { purgeDeleted, purgeUnusedAssets } from '@/lib/repositories/purge-deleted';
import { RETENTION_JOB, runRetention } from '@/lib/retention/run-retention';
import { pruneScanRequests } from '@/lib/scans/scanners/prune-scan-requests';
import { queueDueScans } from '@/lib/scans/scanners/queue-due-scans';
import { RUN_SCANS_JOB } from '@/lib/scans/scanners/scan-jobs';
import { scanRunner } from '@/lib/scans/scanners/scan-runner';
import { pruneDeliveries } from '@/lib/webhooks/prune-deliveries';
import { webhookSender } from '@/lib/webhooks/webhook-sender';
import { SENDING_JOB } from '@/lib/webhooks/write-announcements';

export type Job = (database: Database) => Promise<string | undefined>;

/** Every job by its name, and when it runs (crontab of graphile-worker; UTC). A job may run twice: it must not mind. */
export const JOBS: Readonly<Record<string, { cron: string; run: Job }>> = {
  'check-due-domains': {
    cron: '*/5 * * * *',
    run: async (database) => {
      const checked = await checkDueDomains(database, clock.now(), outside(environment().allowPrivateNetworks));
      return checked > 0 ? `${checked} domains looked at` : undefined;
    },
  },
  'close-abandoned-import-runs': {
    cron: '*/5 * * * *',
    run: async (database) => {
      const closed = await closeAbandonedRuns(database, clock.now());
      return closed > 0 ? `${closed} import runs marked as interrupted` : undefined;
    },
  },
  'count-search-words': {
    cron: '17 2 * * *',
    run: async (database) => {
      const { counted } = await countWords(database);
      return `${counted} frequent words counted`;
    },
  },
  'fetch-remote-images': {
    cron: '* * * * *',
    run: async (database) => {
      const { remoteImages } = await getSiteSettings();
      if (remoteImages === 'block') return undefined;
      const allowPrivate = remoteImages === 'allow' || environment().allowPrivateNetworks;
      const { fetched, failed } = await fetchRemoteImages(database, { now: clock.now(), allowPrivate });
      return fetched + failed > 0 ? `${fetched} pictures fetched, ${failed} not to be had` : undefined;
    },
  },
  'forget-stale-accounts': {
    cron: '23 * * * *',
    run: async (database) => {
      const gone = await forgetStale(database, clock.now());
      return gone > 0 ? `${gone} ended sessions, used links and counted tries forgotten` : undefined;
    },
  },
  'fold-search-changes': {
    cron: '* * * * *',
    run: async (database) => {
      await foldChanges(database);
      return (await removeUnfinishedRebuild(database)) ? 'what a rebuild of the search left was taken away' : undefined;
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
  'prune-pull-figures': {
    cron: '47 3 * * *',
    run: async (database) => {
      const pruned = await prunePullFigures(database, clock.now());
      return pruned > 0 ? `${pruned} old figures of pulls taken away` : undefined;
    },
  },
  'prune-registry-events': {
    cron: '41 3 * * *',
    run: async (database) => {
      const pruned = await pruneRegistryEvents(database, clock.now());
      return pruned > 0 ? `${pruned} old notifications taken away` : undefined;
    },
  },
  'prune-webhook-deliveries': {
    cron: '51 * * * *',
    run: async (database) => {
      const pruned = await pruneDeliveries(database, clock.now());
      return pruned > 0 ? `${pruned} old messages of webhooks taken away` : undefined;
    },
  },
  'purge-deleted-repositories': {
    cron: '23 * * * *',
    run: async (database) => {
      const purged = await purgeDeleted(database, clock.now());
      const pictures = await purgeUnusedAssets(database, clock.now());
      return purged + pictures > 0 ? `${purged} repositories and ${pictures} pictures taken away for good` : undefined;
    },
  },
  // Begun at once by what changes the rules; this is for every day, and for what failed.
  [RETENTION_JOB]: { cron: '37 * * * *', run: runRetention },
  'prune-scan-requests': {
    cron: '53 3 * * *',
    run: async (database) => {
      const pruned = await pruneScanRequests(database, clock.now());
      return pruned > 0 ? `${pruned} old requests for scans taken away` : undefined;
    },
  },
  // Begun at once by what brings new images; this is for reports that have become old.
  [QUEUE_SCANS_JOB]: {
    cron: '11 * * * *',
    run: async (database) => {
      const queued = await queueDueScans(database);
      await wakeJob(RUN_SCANS_JOB);
      return queued > 0 ? `${queued} scans asked for` : undefined;
    },
  },
  // Begun at once by whoever asks for a scan; this is for retries, and for what a killed worker left.
  [RUN_SCANS_JOB]: {
    cron: '* * * * *',
    run: async (database) => {
      await scanRunner(database).wake();
      return undefined;
    },
  },
  'write-pinyin': {
    cron: '* * * * *',
    run: async (database) => {
      const written = await writePinyin(database);
      return written > 0 ? `the Chinese names of ${written} publishers read` : undefined;
    },
  },
  // Begun at once by what announces something; this is for retries.
  [SENDING_JOB]: {
    cron: '* * * * *',
    run: async (database) => {
      await webhookSender(database).wake();
      return undefined;
    },
  },
};
