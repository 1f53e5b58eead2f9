import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { closeDatabase, openDatabase, setDatabase } from '@/lib/platform/db';
import { TEMPLATE_DATABASE } from '@/lib/testing/template-database';

async function onServer(work: (client: pg.Client) => Promise<unknown>): Promise<string> {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run these tests with “npm test” or “npm run test:db”.');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
  return url;
}

/** A real Postgres database of its own for the test file that calls this, copied from the migrated template, dropped at the end. */
export function useTestDatabase(): void {
  const name = `plimsoll_test_${randomBytes(6).toString('hex')}`;
  beforeAll(async () => {
    const url = await onServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`));
    setDatabase(openDatabase(Object.assign(new URL(url), { pathname: `/${name}` }).toString(), 8));
  });
  afterAll(async () => {
    await closeDatabase();
    await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  });
}
