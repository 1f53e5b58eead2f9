import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { TEMPLATE_DATABASE } from '@/lib/testing/template-database';

/** More than a search counts one by one. */
export const LARGE = 1400;

const PUBLISHERS = `INSERT INTO publishers (id, namespace, kind, display_name)
  SELECT gen_random_uuid(), 'crew' || n, 'organisation', 'Crew ' || n FROM generate_series(1, 20) n`;
const GRANT = `INSERT INTO grants (id, program, publisher_id, granted_at, granted_by, evidence)
  SELECT gen_random_uuid(), 'verified_publisher', id, '2026-01-01', 'test', '[]' FROM publishers WHERE namespace = 'crew7'`;
const REPOSITORIES = `INSERT INTO repositories (id, publisher_id, namespace, name, description, categories, cpu_architectures, operating_systems, pull_count, updated_at)
  SELECT gen_random_uuid(), p.id, p.namespace, 'ballast-' || n, 'Part ' || n || ' of a large catalogue',
    CASE WHEN n % 700 = 0 THEN '{security}'::text[] ELSE '{networking}' END, '{amd64}', '{linux}', n, '2026-11-01'
  FROM generate_series(1, ${LARGE}) n JOIN publishers p ON p.namespace = 'crew' || (n % 20 + 1)`;

/** A database of its own on the tests' server, with so many repositories that match “ballast”. @returns its address, and how to drop it */
export async function aLargeCatalogue(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env.E2E_DATABASE_URL;
  if (!server) throw new Error('E2E_DATABASE_URL is not set: run these tests with “npm test -- e2e”.');
  const name = `plimsoll_large_${randomBytes(4).toString('hex')}`;
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  await run(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
  await run(url, PUBLISHERS, GRANT, REPOSITORIES);
  return { url, drop: () => run(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
