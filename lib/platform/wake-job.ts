import { db, type Queries } from '@/lib/platform/db';

/** Looks for images that are to be scanned; woken by what brings new ones, which does not know scans. */
export const QUEUE_SCANS_JOB = 'queue-scans';

/** Before the worker has started for the first time its tables are not there: schema, function. */
const NOT_THERE_YET: readonly unknown[] = ['3F000', '42883', '42P01'];

/**
 * Lets the worker begin a job at once, or at a time, instead of at its next one. Many wakings before it begins are one; a
 * waking while it runs lets it run again. Without a worker nothing happens: the job has its times besides.
 */
export async function wakeJob(name: string, at?: Date): Promise<void> {
  try {
    await db().pool.query(
      'SELECT graphile_worker.add_job($1, queue_name => $1, job_key => $2, run_at => coalesce($3, now()))',
      [name, at ? `${name} later` : name, at ?? null],
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!NOT_THERE_YET.includes(code)) throw error;
  }
}

/** The same as a part of a transaction: the job begins once that is written, so it finds what it was woken for. */
export async function wakeJobAfter(queries: Queries, name: string): Promise<void> {
  // A statement that fails would be the end of the transaction, so the worker's function is looked for first.
  const [found] = await queries.$queryRaw<{ exists: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname = 'graphile_worker' AND p.proname = 'add_job')`;
  if (found?.exists)
    await queries.$executeRaw`SELECT graphile_worker.add_job(${name}, queue_name => ${name}, job_key => ${name})`;
}
