import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { environment } from '@/lib/platform/env';
import { type Prisma, PrismaClient } from '@/lib/platform/generated/prisma/client';

export type Database = { readonly pool: pg.Pool; readonly prisma: PrismaClient };

/** Prisma inside or outside of a transaction. */
export type Queries = Prisma.TransactionClient;

/** One pool for Prisma and for raw SQL. */
export function openDatabase(connectionString: string, connections: number): Database {
  const pool = new pg.Pool({ connectionString, max: connections, connectionTimeoutMillis: 10_000 });
  // An idle connection that the server closes is replaced at the next query, which reports its own failure.
  pool.on('error', (error) => console.warn(`database connection lost: ${error.message}`));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

const processWide = globalThis as typeof globalThis & { plimsollDatabase?: Database | undefined };

/**
 * The database of this process, opened at the first use: `next build` loads modules without one, and
 * development reloads must not open another pool.
 * @throws Error when DATABASE_URL is not set.
 */
export function db(): Database {
  if (!processWide.plimsollDatabase) {
    const { databaseUrl, databasePool } = environment();
    if (!databaseUrl) throw new Error('DATABASE_URL is not set: start the site with “npm start”.');
    processWide.plimsollDatabase = openDatabase(databaseUrl, databasePool);
  }
  return processWide.plimsollDatabase;
}

/** For the command line and tests: from now on `db()` is this database. */
export function setDatabase(database: Database): void {
  processWide.plimsollDatabase = database;
}

/** Everything `work` writes is there entirely, or not at all. `timeout` in milliseconds: longer only for much to write. */
export const inTransaction = <T>(work: (queries: Queries) => Promise<T>, timeout: number = 30_000): Promise<T> =>
  db().prisma.$transaction(work, { maxWait: 10_000, timeout });

export async function closeDatabase(): Promise<void> {
  const open = processWide.plimsollDatabase;
  processWide.plimsollDatabase = undefined;
  await open?.prisma.$disconnect();
  await open?.pool.end();
}
