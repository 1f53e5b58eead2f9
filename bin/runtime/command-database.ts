import { setTimeout as wait } from 'node:timers/promises';
import { DirectoryInUse, type LiveHolder } from '@/bin/runtime/data-directory-lock';
import { findServerNote } from '@/bin/runtime/server-note';
import { externalDatabase, openOwnDatabase, type SiteDatabase } from '@/bin/runtime/site-database';
import { StopError } from '@/bin/runtime/stop-error';
import type { Environment } from '@/lib/platform/env';

const PATIENCE_MS = 60_000;

/** A running server's Postgres, which is not ours to stop; undefined when the server has not started it yet. */
function borrowed(dataDirectory: string, holder: LiveHolder): SiteDatabase | undefined {
  const url = holder.kind === 'server' ? findServerNote(dataDirectory, holder.identity) : undefined;
  if (!url) return undefined;
  return { url, where: dataDirectory, exited: new Promise(() => undefined), stop: async () => undefined };
}

const named = ({ what, pid }: LiveHolder) => `“${what}” (process ${pid})`;

function refusal(holder: LiveHolder, waitedMs: number): StopError {
  const after = `after ${Math.round(waitedMs / 1000)} s`;
  return new StopError(
    holder.kind === 'command'
      ? `The database is still in use by ${named(holder)} ${after}: try again when that has ended. While “npm start” runs, several commands can share its database.`
      : `${named(holder)} has not started its database ${after}: try again when it has, or stop it first.`,
  );
}

/**
 * The site's database for the command line: DATABASE_URL, the one of the server when that runs, else an embedded
 * Postgres started for this command. While another command has that, it is waited for, and said so on standard error.
 * @throws StopError when the other command does not end within `patienceMs`
 */
export async function openCommandDatabase(
  environment: Environment,
  what: string,
  patienceMs = PATIENCE_MS,
): Promise<SiteDatabase> {
  if (environment.databaseUrl) return externalDatabase(environment.databaseUrl);
  const since = Date.now();
  let waitedFor: number | undefined;
  for (;;) {
    try {
      return await openOwnDatabase(environment, { what, kind: 'command' });
    } catch (error) {
      if (!(error instanceof DirectoryInUse)) throw error;
      const { holder } = error;
      if (holder.external)
        throw new StopError(`${named(holder)} uses the database of DATABASE_URL: set the same for this command.`);
      const shared = borrowed(environment.dataDirectory, holder);
      if (shared) return shared;
      if (Date.now() - since >= patienceMs) throw refusal(holder, patienceMs);
      if (waitedFor !== holder.pid)
        console.error(
          `• Waiting for ${named(holder)} to ${holder.kind === 'command' ? 'end: it has the database' : 'start its database'} …`,
        );
      waitedFor = holder.pid;
    }
    await wait(100);
  }
}
