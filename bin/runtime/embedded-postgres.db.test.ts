import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareDataDirectory } from '@/bin/runtime/data-directory';
import { startEmbeddedPostgres } from '@/bin/runtime/embedded-postgres';

let directory: string;

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  // The kill below ends this connection too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded Postgres', () => {
  beforeAll(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'plimsoll-postgres-'));
    chmodSync(directory, 0o755);
    prepareDataDirectory(directory);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('keeps every acknowledged write through a kill, and comes back by itself', async () => {
    const first = await startEmbeddedPostgres(directory, { database: 'site' });
    await query(first.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)');
    const postmaster = Number(readFileSync(path.join(first.clusterDirectory, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(postmaster, 'SIGKILL');
    await first.exited;
    const second = await startEmbeddedPostgres(directory, { database: 'site' });
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
    await second.stop();
  });

  it('takes over from a server that a killed parent has left running', async () => {
    const left = await startEmbeddedPostgres(directory, { database: 'site' });
    const next = await startEmbeddedPostgres(directory, { database: 'site' });
    await left.exited;
    expect(await query(next.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
    await next.stop();
  });

  it('speaks UTF-8 and listens on loopback only', async () => {
    const server = await startEmbeddedPostgres(directory, { database: 'site' });
    const [settings] = await query(
      server.url,
      "SELECT current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS address, lower('ÄÖ') AS lower",
    );
    expect(settings).toEqual({ encoding: 'UTF8', address: '127.0.0.1', lower: 'äö' });
    await server.stop();
  });
});
