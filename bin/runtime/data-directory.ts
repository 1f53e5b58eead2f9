import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { livePid, processIdentity } from '@/bin/runtime/process-identity';
import { StopError } from '@/bin/runtime/stop-error';

/** Makes the data directory, private to its owner, and proves that it can be written. @throws StopError */
export function prepareDataDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o755 });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = path.join(directory, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new StopError(
      `The data directory ${directory} cannot be written (${reason}): make it writable for this user, or choose another with PLIMSOLL_DATA_DIR.`,
    );
  }
}

/** Text kept in the data directory, made at the first call; readable by its owner only. */
export function keptText(directory: string, name: string, make: () => string): string {
  const file = path.join(directory, name);
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, make(), { mode: 0o600 });
    // link(2) fails if another process was faster: then its text counts.
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  return readFileSync(file, 'utf8').trim();
}

export const keptSecret = (directory: string): string =>
  keptText(directory, 'secret', () => randomBytes(32).toString('base64url'));

type Holder = { identity: string; what: string };

function holderOf(lockFile: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')) as Holder;
  } catch {
    return undefined; // gone, or cut off by a crash while it was written
  }
}

/** Who holds the data directory now, if its process still lives. */
export function liveHolder(directory: string): { pid: number; what: string } | undefined {
  const holder = holderOf(path.join(directory, 'lock'));
  const pid = holder && livePid(holder.identity);
  return pid ? { pid, what: holder.what } : undefined;
}

/**
 * Takes the data directory for this process, so that two never run Postgres on it; a lock whose process has
 * ended is taken over.
 * @returns what gives it back
 * @throws StopError when a live process holds it
 */
export function lockDataDirectory(directory: string, what: string): () => void {
  const lockFile = path.join(directory, 'lock');
  const draft = `${lockFile}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ identity: processIdentity(process.pid), what }));
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        linkSync(draft, lockFile);
        return () => rmSync(lockFile, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = liveHolder(directory);
      if (holder)
        throw new StopError(
          `The data directory ${directory} is in use by “${holder.what}” (process ${holder.pid}): stop that first, or choose another with PLIMSOLL_DATA_DIR.`,
        );
      rmSync(lockFile, { force: true });
    }
    throw new StopError(
      `The lock ${lockFile} could not be taken: other processes are starting on it at the same time.`,
    );
  } finally {
    rmSync(draft, { force: true });
  }
}
