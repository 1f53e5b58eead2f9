import { db, type Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';

const keyOf = (registryId: string): string => `plimsoll sync ${registryId}`;

export const syncRunning = (name: string): AppError =>
  new AppError('conflict', `The registry “${name}” is being reconciled already.`, { reason: 'sync-running' });

/** Lets one run at a time reconcile a registry. The lock ends with its connection, so a killed run leaves none. */
export async function aloneInSync<T>({ id, name }: { id: string; name: string }, work: () => Promise<T>): Promise<T> {
  const connection = await db().pool.connect();
  try {
    const lock = 'hashtextextended($1, 0)';
    const { rows } = await connection.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${lock}) AS free`, [
      keyOf(id),
    ]);
    if (!rows[0]?.free) throw syncRunning(name);
    try {
      return await work();
    } finally {
      await connection.query(`SELECT pg_advisory_unlock(${lock})`, [keyOf(id)]);
    }
  } finally {
    connection.release();
  }
}

/** Which of the registries are being reconciled at this moment, by whichever process; looked up without taking a lock. */
export async function runningSyncs(queries: Queries, registryIds: readonly string[]): Promise<ReadonlySet<string>> {
  // pg_locks splits a key of 64 bits into two halves ("Advisory locks" of its documentation).
  const held = await queries.$queryRaw<{ id: string }[]>`
    SELECT wanted.id FROM unnest(${[...registryIds]}::text[]) AS wanted(id)
    WHERE EXISTS (
      SELECT 1 FROM pg_locks
      WHERE locktype = 'advisory' AND objsubid = 1 AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (classid::bigint << 32 | objid::bigint) = hashtextextended('plimsoll sync ' || wanted.id, 0))`;
  return new Set(held.map(({ id }) => id));
}
