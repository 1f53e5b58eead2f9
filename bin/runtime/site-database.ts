import pg from 'pg';
import { migrationState } from '@/bin/prisma/migrate';
import { atEnd } from '@/bin/runtime/at-end';
import { endLeftoverChildren, noteChildrenIn } from '@/bin/runtime/child-notes';
import { prepareDataDirectory } from '@/bin/runtime/data-directory';
import { type Holder, lockDataDirectory } from '@/bin/runtime/data-directory-lock';
import { startEmbeddedPostgres } from '@/bin/runtime/embedded-postgres';
import { postgresMemory } from '@/bin/runtime/postgres-memory';
import { StopError } from '@/bin/runtime/stop-error';
import type { Environment } from '@/lib/platform/env';

const DATABASE = 'plimsoll';
const OLDEST_SERVER = 150_000;

export type SiteDatabase = { url: string; where: string; exited: Promise<void>; stop(): Promise<void> };

/** A URL for people: without the password. */
function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.toString();
}

/** Proves that DATABASE_URL leads to a Postgres we can use. @throws StopError that says what to change */
async function checkExternal(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; encoding: string }>(
      "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding",
    );
    const { version = 0, encoding } = rows[0] ?? {};
    if (version < OLDEST_SERVER)
      throw new StopError(`The Postgres of DATABASE_URL is too old: Plimsoll needs version 15 or newer.`);
    if (encoding !== 'UTF8')
      throw new StopError(
        `The database of DATABASE_URL keeps texts as ${encoding}, and Plimsoll needs UTF8: make one with “createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 NAME”, and set DATABASE_URL to it.`,
      );
  } catch (error) {
    if (error instanceof StopError) throw error;
    const reason = error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code : String(error);
    throw new StopError(
      `The database of DATABASE_URL (${withoutPassword(url)}) cannot be used: ${reason}. Correct DATABASE_URL, or unset it to use the embedded Postgres.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What is done as soon as the data directory is ours, before a database is started; how many left-over processes were ended. */
type WhenLocked = (leftovers: number) => Promise<void> | void;

/** Who opens the database, as the lock says it, and what it does first. */
export type Opening = Pick<Holder, 'what' | 'kind'> & { whenLocked?: WhenLocked };

/**
 * The database of a process of its own: DATABASE_URL, or the embedded Postgres, locked for this process; what a killed run left
 * is ended first. It is stopped and unlocked before this process ends, wherever a signal finds it.
 * @throws DirectoryInUse when another process has it, StopError when it cannot be used
 */
export async function openOwnDatabase(
  environment: Environment,
  { what, kind, whenLocked = () => undefined }: Opening,
): Promise<SiteDatabase> {
  prepareDataDirectory(environment.dataDirectory);
  const external = environment.databaseUrl !== undefined;
  const unlock = lockDataDirectory(environment.dataDirectory, { what, kind, external });
  const forgetUnlock = atEnd(unlock);
  try {
    await whenLocked(await endLeftoverChildren(environment.dataDirectory));
    noteChildrenIn(environment.dataDirectory);
    const opened = environment.databaseUrl
      ? await externalDatabase(environment.databaseUrl)
      : await embeddedDatabase(environment.dataDirectory);
    const close = async () => {
      await opened.stop();
      unlock();
    };
    const forget = atEnd(close);
    forgetUnlock();
    const stop = async () => {
      await close();
      forget();
    };
    return { ...opened, stop };
  } catch (error) {
    unlock();
    forgetUnlock();
    throw error;
  }
}

/** The database of DATABASE_URL; it is not ours to stop. @throws StopError that says what to change */
export async function externalDatabase(url: string): Promise<SiteDatabase> {
  await checkExternal(url);
  return { url, where: withoutPassword(url), exited: new Promise(() => undefined), stop: async () => undefined };
}

async function embeddedDatabase(dataDirectory: string): Promise<SiteDatabase> {
  const { url, clusterDirectory, exited, stop } = await startEmbeddedPostgres(dataDirectory, {
    database: DATABASE,
    flags: postgresMemory(),
  });
  return { url, where: clusterDirectory, exited, stop };
}

/**
 * What the database's locale cannot do, as a sentence that says what to change; undefined when nothing is missing.
 * A database with the locale `C` folds only the letters of ASCII, and search reads texts as they are folded.
 */
export async function localeProblem(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ folds: boolean }>("SELECT lower('É') = 'é' AS folds");
    return rows[0]?.folds
      ? undefined
      : 'The database’s locale knows no letters beyond ASCII: search tells their capitals from small ones. To change that, restore a dump of it into a database made with “createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 NAME”.';
  } finally {
    await client.end();
  }
}

/** @throws StopError when the database was migrated by a newer Plimsoll, or a migration failed half-way */
export async function refuseForeignMigrations(url: string): Promise<void> {
  const state = await migrationState(url);
  if (state.unknown.length > 0)
    throw new StopError(
      `The database was migrated by a newer version of Plimsoll (it has ${state.unknown.join(', ')}): start that version, or restore a backup made before.`,
    );
  if (state.failed.length > 0)
    throw new StopError(
      `The migration ${state.failed.join(', ')} failed earlier and is marked so in the database: see “npm run prisma -- migrate resolve”.`,
    );
}
