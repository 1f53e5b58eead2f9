import { chmodSync, cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '@/bin/runtime/embedded-postgres';

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.warn('skipped: only root’s Postgres runs as another user, to whom folders can be closed');

let folder: string;
let data: string;
const elsewhere = new Set<string>();

/** Starts, runs a statement, and stops. @returns the cluster */
async function use(directory: string, sql: string): Promise<string> {
  const server = await startEmbeddedPostgres(directory, { database: 'site' });
  if (!server.clusterDirectory.startsWith(folder)) elsewhere.add(path.dirname(server.clusterDirectory));
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
    await server.stop();
  }
  return server.clusterDirectory;
}
const CREATE = 'CREATE TABLE kept (n int)';
const READ = 'SELECT n FROM kept';

describe('the place of the cluster', () => {
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-place-'));
    data = path.join(folder, 'data');
    mkdirSync(data);
    chmodSync(folder, 0o755);
  });
  afterEach(() => {
    for (const place of [folder, ...elsewhere]) rmSync(place, { recursive: true, force: true });
    elsewhere.clear();
  });

  it.skipIf(!isRoot)('stays outside of a closed folder when that is opened later', async () => {
    chmodSync(folder, 0o700);
    const cluster = await use(data, CREATE);
    expect(cluster).toMatch(/^\/var\/lib\/plimsoll-/);
    chmodSync(folder, 0o755);
    expect(await use(data, READ)).toBe(cluster);
  });

  it.skipIf(!isRoot)('is not given up for an empty one when a folder on the way is closed later', async () => {
    await use(data, CREATE);
    chmodSync(folder, 0o700);
    await expect(use(data, READ)).rejects.toThrow(/cannot enter its database .*data\/postgres.*chmod o\+x/);
    chmodSync(folder, 0o755);
    await use(data, READ);
  });

  it.skipIf(!isRoot)(
    'is found again when the data directory was deleted, and not shared with a copy of it',
    async () => {
      chmodSync(folder, 0o700);
      const cluster = await use(data, CREATE);
      const copy = path.join(folder, 'copy');
      cpSync(data, copy, { recursive: true });
      await expect(use(copy, READ)).rejects.toThrow(/both name the database .* which only one may use/);
      rmSync(path.join(copy, 'cluster'));
      expect(await use(copy, CREATE)).not.toBe(cluster);
      rmSync(data, { recursive: true });
      mkdirSync(data);
      expect(await use(data, READ)).toBe(cluster);
      const moved = path.join(folder, 'moved');
      renameSync(data, moved);
      expect(await use(moved, READ)).toBe(cluster);
    },
  );

  it('moves with the data directory', async () => {
    await use(data, CREATE);
    const moved = path.join(folder, 'moved');
    renameSync(data, moved);
    expect(await use(moved, READ)).toBe(path.join(moved, 'postgres'));
  });

  it('that is gone is missed, not replaced by an empty one, until its user says so', async () => {
    const cluster = await use(data, CREATE);
    rmSync(cluster, { recursive: true });
    await expect(use(data, READ)).rejects.toThrow(
      /was at .*data\/postgres; it is not there any more.* delete .*data\/cluster/,
    );
    rmSync(path.join(data, 'cluster'));
    await use(data, CREATE);
  });
});
