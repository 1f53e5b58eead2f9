import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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
