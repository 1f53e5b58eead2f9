import { Logger, parseCronItems, type Runner, run, runMigrations } from 'graphile-worker';
import { JOBS } from '@/lib/jobs/registry';
import type { Database } from '@/lib/platform/db';

const BACKFILL_MS = 3600_000;

/** Only what somebody should look at. */
const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.warn(`worker: ${message}`);
});

/**
 * Lets go of the jobs that a killed worker had begun: they, and whatever waits behind them in their queue, would stay
 * locked for hours. Should another worker still be at one of them, that runs twice, which no job minds.
 */
async function releaseAbandonedJobs({ pool }: Database): Promise<void> {
  await pool.query(`
    SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
    FROM graphile_worker.jobs WHERE locked_by IS NOT NULL HAVING count(*) > 0`);
}

/**
 * Works off the jobs of the database until it is stopped. Jobs missed within the last hour run once at the start, and so
 * do those that a worker was killed over.
 */
export async function startWorker(database: Database, connectionString: string): Promise<Runner> {
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
  await runMigrations({ connectionString });
  await releaseAbandonedJobs(database);
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
