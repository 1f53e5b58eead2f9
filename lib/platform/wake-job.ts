import { db } from '@/lib/platform/db';

/** Before the worker has started for the first time its tables are not there: schema, function. */
const NOT_THERE_YET: readonly unknown[] = ['3F000', '42883', '42P01'];

/**
 * Lets the worker begin a job at once instead of at its next time. Many wakings before it begins are one; a waking while
 * it runs lets it run again. Without a worker nothing happens: the job has its times besides.
 */
export async function wakeJob(name: string): Promise<void> {
  try {
    await db().pool.query('SELECT graphile_worker.add_job($1, queue_name => $1, job_key => $1)', [name]);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!NOT_THERE_YET.includes(code)) throw error;
  }
}
