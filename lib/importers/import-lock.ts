import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';

const LOCK = "hashtextextended('plimsoll import official-images', 0)";

const proof: unique symbol = Symbol('import lock');
/** Shows that its owner holds the lock; only `withImportLock` gives it. */
export type ImportLock = { readonly [proof]: true };

/**
 * Lets only one process at a time change the official images: an import, or adding and removing the sample. The lock
 * ends with its connection, so a killed process leaves none.
 * @throws AppError `conflict` while another holds it
 */
export async function withImportLock<T>(work: (lock: ImportLock) => Promise<T>): Promise<T> {
  const connection = await db().pool.connect();
  // The pool listens to idle connections only; a server that is stopped must not end the process from here.
  const lost = (error: Error) => console.warn(`the import lock's connection is lost: ${error.message}`);
  connection.on('error', lost);
  let broken = false;
  try {
    const { rows } = await connection.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS free`);
    if (!rows[0]?.free)
      throw new AppError(
        'conflict',
        'Official images are being imported, or the sample data is being changed, at this moment: wait for that to end.',
      );
    try {
      return await work({ [proof]: true });
    } finally {
      await connection.query(`SELECT pg_advisory_unlock(${LOCK})`).catch((error: Error) => {
        lost(error);
        broken = true; // the server lets go of the lock when the connection is closed
      });
    }
  } finally {
    connection.off('error', lost);
    connection.release(broken);
  }
}
