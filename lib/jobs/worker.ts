import { Logger, parseCronItems, type Runner, run } from 'graphile-worker';
import { JOBS } from '@/lib/jobs/registry';
import type { Database } from '@/lib/platform/db';

const BACKFILL_MS = 3600_000;

/** Only what somebody should look at. */
const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.warn(`worker: ${message}`);
});

/** Works off the jobs of the database until it is stopped. Jobs missed within the last hour run once at the start. */
export function startWorker(database: Database, connectionString: string): Promise<Runner> {
  const tasks = Object.entries(JOBS).map(
    ([name, { run: job }]) =>
      [
        name,
        async () => {
          const done = await job(database);
          if (done) console.log(`${name}: ${done}`);
        },
      ] as const,
  );
  return run({
    connectionString,
    maxPoolSize: 4,
    logger,
    concurrency: 2,
    noHandleSignals: true,
    taskList: Object.fromEntries(tasks),
    parsedCronItems: parseCronItems(
      Object.entries(JOBS).map(([task, { cron }]) => ({ task, match: cron, options: { backfillPeriod: BACKFILL_MS } })),
    ),
  });
}
