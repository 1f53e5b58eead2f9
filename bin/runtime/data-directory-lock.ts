import { createHash, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { livePid, processIdentity } from '@/bin/runtime/process-identity';
import { StopError } from '@/bin/runtime/stop-error';

/** A server shares its database with the command line as long as it runs; a command's ends with the command. */
type HolderKind = 'server' | 'command';

/** What the lock says of who holds it. */
export type Holder = {
  identity: string;
  what: string;
  kind: HolderKind;
  /** Its database is that of DATABASE_URL, not an embedded one. */
  external: boolean;
};
export type LiveHolder = Holder & { pid: number };

/** The data directory is held by a live process. */
export class DirectoryInUse extends StopError {
  constructor(
    directory: string,
    readonly holder: LiveHolder,
  ) {
    super(
      `The data directory ${directory} is in use by “${holder.what}” (process ${holder.pid}): ${holder.kind === 'command' ? 'wait for it to end' : 'stop that first'}, or choose another with PLIMSOLL_DATA_DIR.`,
    );
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

/** The holder that a lock's text names, if its process still lives. */
function liveHolder(text: string): LiveHolder | undefined {
  try {
    const holder = JSON.parse(text) as Holder;
    const pid = livePid(holder.identity);
    return pid ? { ...holder, pid } : undefined;
  } catch {
    return undefined; // cut off by a crash of the machine while it was written
  }
}

function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/**
 * Makes `file` hold `text`, unless it names a live process. A dead one's text may be replaced only by who holds a
 * second lock, named after exactly that text, and finds it still there: of several that see it at once, one replaces
 * it, and a slow one cannot take away what has come since. @returns the live holder when there is one
 */
function take(file: string, text: string): LiveHolder | undefined {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  try {
    while (!linked(draft, file)) {
      const found = textOf(file);
      if (found === undefined) continue; // given back since
      const holder = liveHolder(found);
      if (holder) return holder;
      const claim = `${file}.${nameOf(found)}`;
      const faster = take(claim, text);
      if (faster) return faster;
      try {
        if (textOf(file) !== found) continue;
        renameSync(draft, file);
        return undefined;
      } finally {
        rmSync(claim, { force: true });
      }
    }
    return undefined;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes the data directory for this process, so that two never run Postgres on it; a lock whose process has
 * ended is taken over.
 * @returns what gives it back, and never another's
 * @throws DirectoryInUse when a live process holds it
 */
export function lockDataDirectory(directory: string, holding: Omit<Holder, 'identity'>): () => void {
  const file = path.join(directory, 'lock');
  const nonce = randomBytes(6).toString('hex');
  const text = JSON.stringify({ identity: processIdentity(process.pid), ...holding, nonce });
  const holder = take(file, text);
  if (holder) throw new DirectoryInUse(directory, holder);
  return () => {
    if (textOf(file) === text) rmSync(file, { force: true });
  };
}
