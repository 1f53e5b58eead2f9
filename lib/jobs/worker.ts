import { parseCronItems, type Runner, run } from 'graphile-worker';
import { JOBS } from '@/lib/jobs/registry';
import type { Database } from '@/lib/platform/db';

const BACKFILL_MS = 3600_000;

/** Works off the jobs of the database until it is stopped. Jobs missed within the last hour run once at the start. */
export function startWorker(database: Database): Promise<Runner> {
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
    pgPool: database.pool,
    concurrency: 2,
    noHandleSignals: true,
    taskList: Object.fromEntries(tasks),
    parsedCronItems: parseCronItems(
      Object.entries(JOBS).map(([task, { cron }]) => ({ task, match: cron, options: { backfillPeriod: BACKFILL_MS } })),
    ),
  });
}
