import type pg from 'pg';
import type { Database } from '@/lib/platform/db';

/** The public documents' bands, and the one of the private ones. */
const BANDS = [...Array.from({ length: 15 }, (_, band) => ({ band, name: `${band}` })), { band: -1, name: 'private' }];
const CHUNK = 20_000;
/** Held while the documents are rebuilt, by the connection that does it. */
const LOCK = "hashtextextended('plimsoll search rebuild', 0)";

export type RebuildProgress = (step: 'documents' | 'indexes' | 'exchange', done: number, total: number) => void;

/**
 * Makes all documents of the search anew beside those that are searched, and exchanges them in the end; what changes
 * meanwhile is done again. Searches wait for the exchange only, changes for its last moment. Ended half-way, it leaves
 * everything as it was but for tables that the next run removes.
 * @returns how many documents there are
 * @throws Error when another rebuild runs
 */
export async function rebuildDocuments(
  { pool }: Database,
  onProgress: RebuildProgress = () => undefined,
): Promise<number> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS mine`);
    if (!rows[0]?.mine) throw new Error('The search is being rebuilt already: wait until that has ended.');
    try {
      await begin(client);
      const made = await fill(client, onProgress);
      for (const [done, { name }] of BANDS.entries()) {
        onProgress('indexes', done, BANDS.length);
        await addIndexes(client, name);
      }
      onProgress('exchange', 0, 1);
      await exchange(client);
      return made;
    } finally {
      await client.query(`SELECT pg_advisory_unlock(${LOCK})`);
    }
  } finally {
    client.release();
  }
}

const dropRebuilt = BANDS.map(({ name }) => `DROP TABLE IF EXISTS search.rebuilt_${name}`).join('; ');

/** Takes away what a rebuild left that was killed, so that changes are no longer noted for it. @returns whether there was one */
export async function removeUnfinishedRebuild({ pool }: Database): Promise<boolean> {
  const { rows: left } = await pool.query("SELECT 1 WHERE to_regclass('search.rebuilt_0') IS NOT NULL");
  if (left.length === 0) return false;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ mine: boolean }>(`SELECT pg_try_advisory_xact_lock(${LOCK}) AS mine`);
    if (rows[0]?.mine) await client.query(`${dropRebuilt}; TRUNCATE search.touched`);
    await client.query('COMMIT');
    return rows[0]?.mine ?? false;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** From here on changes are noted, once nobody writes any more who began before. */
async function begin(client: pg.PoolClient): Promise<void> {
  const tables = BANDS.map(
    ({ band, name }) =>
      `CREATE TABLE search.rebuilt_${name} (LIKE search.documents, CONSTRAINT rebuilt_${name}_band CHECK (band = ${band}))`,
  );
  await client.query(`BEGIN; ${dropRebuilt}; TRUNCATE search.touched; ${tables.join('; ')}; COMMIT`);
  await client.query('BEGIN; LOCK TABLE search.documents IN SHARE MODE; COMMIT');
}

const FILL = `WITH rows AS (SELECT r FROM repositories r WHERE r.id > $1 ORDER BY r.id LIMIT ${CHUNK}),
    made AS MATERIALIZED (SELECT search.document(r) AS d FROM rows WHERE (r).deleted_at IS NULL),
    ${BANDS.map(({ band, name }) => `to_${name} AS (INSERT INTO search.rebuilt_${name} SELECT (d).* FROM made WHERE (d).band = ${band})`).join(', ')}
  SELECT (SELECT max((r).id::text) FROM rows) AS last, (SELECT count(*) FROM made)::int AS made`;

async function fill(client: pg.PoolClient, onProgress: RebuildProgress): Promise<number> {
  const { rows: estimated } = await client.query<{ total: string }>(
    "SELECT greatest(reltuples, 0)::bigint AS total FROM pg_class WHERE oid = 'repositories'::regclass",
  );
  const total = Number(estimated[0]?.total);
  let last: string | null = '00000000-0000-0000-0000-000000000000';
  let made = 0;
  while (last !== null) {
    onProgress('documents', made, Math.max(made, total));
    const { rows }: pg.QueryResult<{ last: string | null; made: number }> = await client.query(FILL, [last]);
    last = rows[0]?.last ?? null;
    made += rows[0]?.made ?? 0;
  }
  return made;
}

/** The indexes that the parent has, so that the table can take the place of one of its partitions at once. Under
 * names that are free: those of the last rebuild are still there. */
async function addIndexes(client: pg.PoolClient, partition: string): Promise<void> {
  const { rows } = await client.query<{ definition: string; main: boolean; name: string }>(
    `SELECT pg_get_indexdef(i.indexrelid) AS definition, i.indisprimary AS main, c.relname AS name
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = 'search.documents'::regclass`,
  );
  for (const { definition, main, name } of rows)
    await client.query(
      main
        ? `ALTER TABLE search.rebuilt_${partition} ADD PRIMARY KEY (id, band)`
        : definition.replace(`INDEX ${name} ON ONLY search.documents`, `INDEX ON search.rebuilt_${partition}`),
    );
  await client.query(`ANALYZE search.rebuilt_${partition}`);
}

/** Nobody holds the row of a repository meanwhile, which includes those who hold it because of a grant. */
async function exchange(client: pg.PoolClient): Promise<void> {
  const bands = BANDS.map(
    ({ band, name }) => `DROP TABLE search.documents_${name};
      ALTER TABLE search.documents ATTACH PARTITION search.rebuilt_${name} FOR VALUES IN (${band});
      ALTER TABLE search.rebuilt_${name} DROP CONSTRAINT rebuilt_${name}_band;
      ALTER TABLE search.rebuilt_${name} RENAME TO documents_${name};`,
  );
  await client.query('BEGIN');
  try {
    await client.query(`
      LOCK TABLE repositories IN EXCLUSIVE MODE;
      LOCK TABLE search.documents IN ACCESS EXCLUSIVE MODE;
      ${bands.join('\n')}
      SELECT search.refresh(ARRAY(SELECT DISTINCT id FROM search.touched));
      TRUNCATE search.touched;
      COMMIT`);
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
