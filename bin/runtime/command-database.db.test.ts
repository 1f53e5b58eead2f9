import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCommandDatabase } from '@/bin/runtime/command-database';
import { lockDataDirectory } from '@/bin/runtime/data-directory-lock';
import { findServerNote, writeServerNote } from '@/bin/runtime/server-note';
import { openOwnDatabase, type SiteDatabase } from '@/bin/runtime/site-database';
import { environment } from '@/lib/platform/env';

let directory: string;
let opened: Promise<SiteDatabase>[] = [];

const site = () => environment({ PLIMSOLL_DATA_DIR: directory });
function command(what: string, patienceMs?: number): Promise<SiteDatabase> {
  const database = openCommandDatabase(site(), what, patienceMs);
  opened.push(database);
  return database;
}
async function answer({ url }: SiteDatabase): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('SELECT 42 AS answer')).rows[0]?.answer;
  } finally {
    await client.end();
  }
}

describe('the database of a command', () => {
  beforeAll(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'plimsoll-command-database-'));
    chmodSync(directory, 0o755);
  });
  afterEach(async () => {
    for (const database of await Promise.allSettled(opened))
      if (database.status === 'fulfilled') await database.value.stop();
    opened = [];
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('is never that of another command, which would take it along when it ends: that is waited for', async () => {
    const first = await command('first');
    const second = command('second');
    expect(await answer(first)).toBe(42);
    await first.stop();
    expect(await answer(await second)).toBe(42);
  });

  it('is refused when another command has not ended in time, with what to do', async () => {
    await command('plimsoll import');
    await expect(command('plimsoll db status', 200)).rejects.toThrow(
      /still in use by “plimsoll import” \(process \d+\) after 0 s: try again when that has ended/,
    );
  });

  it('is that of a running server, and goes on when the command ends', async () => {
    const server = await openOwnDatabase(site(), { what: 'npm start', kind: 'server' });
    const borrowed = await command('plimsoll db status');
    expect(borrowed.url).toBe(server.url);
    await borrowed.stop();
    expect(await answer(server)).toBe(42);
    await server.stop();
  });

  it('is not the one that an earlier server has left a note of', async () => {
    writeServerNote(directory, 'postgresql://127.0.0.1:1/gone');
    expect(findServerNote(directory, `${process.pid}@1`)).toBeUndefined();
    expect(await answer(await command('plimsoll db status'))).toBe(42);
  });

  it('is to be named when the server runs on one of its own', async () => {
    const unlock = lockDataDirectory(directory, { what: 'npm start', kind: 'server', external: true });
    await expect(command('plimsoll db status')).rejects.toThrow(/uses the database of DATABASE_URL: set the same/);
    unlock();
  });
});
