import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** A data directory and a secret of its own for the test file that calls this; both are gone afterwards. */
export function useSiteEnvironment(): void {
  const directory = mkdtempSync(path.join(tmpdir(), 'plimsoll-site-'));
  process.env.PLIMSOLL_DATA_DIR = directory;
  process.env.NEXTAUTH_SECRET = 'only for the tests of this file';
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
}
