import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { SECRET } from '@/e2e/access/matrix/world';
import { startSecondSite } from '@/e2e/second-site';
import { closeDatabase, openDatabase, setDatabase } from '@/lib/platform/db';
import { TEMPLATE_DATABASE } from '@/lib/testing/template-database';
import { addSampleToEmptyCatalogue } from '@/prisma/seed';

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * The site of this build over a catalogue of its own, with the sample data and nothing of other tests: what is there
 * twice can be compared. The test's own verbs and rows go to that catalogue until `stop`.
 */
export async function anOwnCatalogue(): Promise<{ base: string; stop: () => Promise<void> }> {
  const server = process.env.E2E_DATABASE_URL;
  if (!server) throw new Error('E2E_DATABASE_URL is not set: run these tests with “npm test -- e2e”.');
  process.env.NEXTAUTH_SECRET = SECRET;
  const name = `plimsoll_leaks_${randomBytes(4).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  setDatabase(openDatabase(url, 6));
  await addSampleToEmptyCatalogue();
  const site = await startSecondSite(() => ({ DATABASE_URL: url, REGISTRY_URL: '' }));
  return {
    base: site.base,
    stop: async () => {
      site.stop();
      await closeDatabase();
      await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
