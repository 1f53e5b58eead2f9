import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** `postgres.json` in the data directory tells the command line where the running server is. */
export type ServerNote = { url: string };
export const serverNoteFile = (dataDirectory: string): string => path.join(dataDirectory, 'postgres.json');

export function writeServerNote(dataDirectory: string, url: string): void {
  writeFileSync(serverNoteFile(dataDirectory), JSON.stringify({ url } satisfies ServerNote), { mode: 0o600 });
}

export function removeServerNote(dataDirectory: string): void {
  rmSync(serverNoteFile(dataDirectory), { force: true });
}
