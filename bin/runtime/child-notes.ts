import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { livePid, processIdentity, signalGroup } from '@/bin/runtime/process-identity';

const noteFile = (dataDirectory: string) => path.join(dataDirectory, 'children.json');
const noted = new Set<string>();
let file: string | undefined;

function write(): void {
  if (!file) return;
  if (noted.size === 0) rmSync(file, { force: true });
  else {
    writeFileSync(`${file}.new`, JSON.stringify([...noted]));
    renameSync(`${file}.new`, file);
  }
}

/** From now on children are noted in this data directory, which is ours: they are ended by the next start if we are killed. */
export function noteChildrenIn(dataDirectory: string): void {
  file = noteFile(dataDirectory);
}

/** Notes a child that was just started. @returns what takes the note away, the file with the last one */
export function noteChild(pid: number): () => void {
  if (!file) return () => undefined;
  const identity = processIdentity(pid);
  noted.add(identity);
  write();
  return () => {
    noted.delete(identity);
    write();
  };
}

/**
 * Ends children of a run that was killed before it could: those noted there that are still the same processes.
 * Only for who holds the data directory's lock. @returns how many
 */
export async function endLeftoverChildren(dataDirectory: string): Promise<number> {
  let identities: string[] = [];
  try {
    identities = JSON.parse(readFileSync(noteFile(dataDirectory), 'utf8')) as string[];
  } catch {
    return 0; // nothing was noted
  }
  let ended = 0;
  for (const identity of identities) {
    const pid = livePid(identity);
    if (!pid || !signalGroup(pid, 'SIGKILL')) continue;
    while (livePid(identity)) await wait(20);
    ended += 1;
  }
  rmSync(noteFile(dataDirectory), { force: true });
  return ended;
}
