import { deployMigrations } from '@/bin/prisma/migrate';
import { generateClient } from '@/bin/runtime/build';
import { openCommandDatabase, refuseForeignMigrations } from '@/bin/runtime/site-database';
import { StopError } from '@/bin/runtime/stop-error';
import { type Environment, environment } from '@/lib/platform/env';

export function siteEnvironment(): Environment {
  try {
    return environment();
  } catch (error) {
    throw new StopError(error instanceof Error ? error.message : String(error));
  }
}

/** Ends cleanly on Ctrl-C and SIGTERM: what was begun is rolled back, an embedded Postgres of ours is stopped. */
function stopOnSignals(stop: () => Promise<void>): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => {
      console.error('\nStopping …');
      void stop().finally(() => process.exit(code));
    });
}

/** Runs a command's work on the site's database, migrated to this version; closes all it opened. */
export async function withCatalogue<T>(what: string, work: () => Promise<T>): Promise<T> {
  const database = await openCommandDatabase(siteEnvironment(), `plimsoll ${what}`);
  stopOnSignals(database.stop);
  try {
    await refuseForeignMigrations(database.url);
    await generateClient();
    await deployMigrations(database.url);
    const { closeDatabase, openDatabase, setDatabase } = await import('@/lib/platform/db');
    setDatabase(openDatabase(database.url, 4));
    try {
      return await work();
    } finally {
      await closeDatabase();
    }
  } finally {
    await database.stop();
  }
}
