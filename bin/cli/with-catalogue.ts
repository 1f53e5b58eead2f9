import { deployMigrations } from '@/bin/prisma/migrate';
import { endAll, isEnding } from '@/bin/runtime/at-end';
import { generateClient } from '@/bin/runtime/build';
import { openCommandDatabase } from '@/bin/runtime/command-database';
import { refuseForeignMigrations } from '@/bin/runtime/site-database';
import { StopError } from '@/bin/runtime/stop-error';
import { type Environment, environment } from '@/lib/platform/env';

export function siteEnvironment(): Environment {
  try {
    return environment();
  } catch (error) {
    throw new StopError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Ends cleanly on Ctrl-C, SIGTERM and when the terminal is closed: what was begun is rolled back, what we started
 * (an embedded Postgres, a program) is stopped. To be called before anything is opened.
 */
function stopOnSignals(): void {
  for (const [signal, code] of [
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.on(signal, () => {
      if (isEnding()) return; // npx passes on a Ctrl-C that has reached us already
      console.error('\nStopping …');
      // Connections break when the server is stopped; that must not cut the stopping short.
      process.on('uncaughtException', (error) => console.error(error.message));
      void endAll().finally(() => process.exit(code));
    });
}

/** Runs a command's work on the site's database as it is; closes it. */
export async function onDatabase<T>(what: string, work: (url: string) => Promise<T>): Promise<T> {
  stopOnSignals();
  try {
    const database = await openCommandDatabase(siteEnvironment(), `plimsoll ${what}`);
    try {
      return await work(database.url);
    } finally {
      await database.stop();
    }
  } finally {
    // A signal's handler ends the process, with the signal's exit code, when everything is stopped.
    if (isEnding()) await new Promise(() => undefined);
  }
}

/** Runs a command's work on the site's database, migrated to this version; closes all it opened. */
export function withCatalogue<T>(what: string, work: () => Promise<T>): Promise<T> {
  return onDatabase(what, async (url) => {
    await refuseForeignMigrations(url);
    await generateClient();
    await deployMigrations(url);
    const { closeDatabase, openDatabase, setDatabase } = await import('@/lib/platform/db');
    setDatabase(openDatabase(url, 4));
    try {
      return await work();
    } finally {
      await closeDatabase();
    }
  });
}
