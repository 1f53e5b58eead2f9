import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { processIdentity } from '@/bin/runtime/process-identity';

/** `postgres.json` in the data directory: where the embedded Postgres is, and by which process it was started. */
type ServerNote = { url: string; startedBy: string };
const noteFile = (dataDirectory: string): string => path.join(dataDirectory, 'postgres.json');

export function writeServerNote(dataDirectory: string, url: string): void {
  const note: ServerNote = { url, startedBy: processIdentity(process.pid) };
  writeFileSync(noteFile(dataDirectory), JSON.stringify(note), { mode: 0o600 });
}

export function removeServerNote(dataDirectory: string): void {
  rmSync(noteFile(dataDirectory), { force: true });
}

/** Where the Postgres is that this process has started; undefined as long as it is starting, and once it stops. */
export function findServerNote(dataDirectory: string, identity: string): string | undefined {
  try {
    const note = JSON.parse(readFileSync(noteFile(dataDirectory), 'utf8')) as ServerNote;
    return note.startedBy === identity ? note.url : undefined;
  } catch {
    return undefined; // not written, or not entirely yet
  }
}
