import type { Runner } from 'graphile-worker';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorker } from '@/lib/jobs/worker';
import { db } from '@/lib/platform/db';
import { wakeJob } from '@/lib/platform/wake-job';
import { useTestDatabase } from '@/lib/testing/database';

describe('a worker', () => {
  useTestDatabase();
  let worker: Runner | undefined;
  afterEach(() => worker?.stop());
  const start = async () => {
    worker = await startWorker(db(), String(db().pool.options.connectionString));
  };
  const waiting = async () => {
    const { rows } = await db().pool.query<{ count: number }>(`
      SELECT count(*)::int FROM graphile_worker.jobs
      WHERE task_identifier = 'lapse-grants' AND attempts < max_attempts`);
    return rows[0]?.count;
  };

  it.each([
    ['goes on with what another one was killed over', false],
    ['begins what was asked for after that', true],
  ])('%s', async (_, isAskedAgain) => {
    await start();
    await worker?.stop();
    worker = undefined;
    await wakeJob('lapse-grants');
    // As a worker that had just begun the job leaves it when it is killed.
    await db().pool.query(`
      WITH queue AS (UPDATE graphile_worker._private_job_queues SET locked_at = now(), locked_by = 'killed' RETURNING id)
      UPDATE graphile_worker._private_jobs j SET locked_at = now(), locked_by = 'killed', attempts = 1
      FROM queue WHERE j.job_queue_id = queue.id`);
    if (isAskedAgain) await wakeJob('lapse-grants');
    expect(await waiting()).toBe(1);
    await start();
    await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
  });
});
