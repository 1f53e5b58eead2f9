import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** The database of the site under test, for what no page makes yet. */
export async function inDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export type OverviewRepository = { id: string; page: string; settings: string; api: string };

/** A public repository of its own for one test, which only administrators may change. */
export async function aRepositoryWith(overview: string): Promise<OverviewRepository> {
  const id = randomUUID();
  const name = `overview-${id.slice(0, 8)}`;
  await inDatabase(async (client) => {
    await client.query(
      `INSERT INTO publishers (id, namespace, kind, display_name) VALUES ($1, 'overview-tests', 'organisation', 'Overview tests')
       ON CONFLICT DO NOTHING`,
      [randomUUID()],
    );
    await client.query(
      `INSERT INTO repositories (id, publisher_id, namespace, name, overview, updated_at)
       SELECT $1, id, namespace, $2, $3, '2020-01-01' FROM publishers WHERE namespace = 'overview-tests'`,
      [id, name, overview],
    );
  });
  const path = `overview-tests/${name}`;
  return { id, page: `/r/${path}`, settings: `/r/${path}/settings`, api: `/api/v1/repositories/${path}` };
}
