import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { db } from '@/lib/platform/db';

const TIMES = 1000;

type Write = { title: string; text: string; perRow: (id: string, n: number) => unknown[] };

const WRITES: readonly Write[] = [
  {
    title: 'one more pull',
    text: 'UPDATE repositories SET pull_count = pull_count + 1 WHERE id = $1',
    perRow: (id) => [id],
  },
  {
    title: 'twice the pulls (another class)',
    text: 'UPDATE repositories SET pull_count = pull_count * 2 + 1 WHERE id = $1',
    perRow: (id) => [id],
  },
  {
    title: 'another description',
    text: 'UPDATE repositories SET description = $2 WHERE id = $1',
    perRow: (id, n) => [id, `a new word for the search, number ${n}`],
  },
  {
    title: 'a new repository',
    text: `INSERT INTO repositories (id, publisher_id, namespace, name, description)
      SELECT gen_random_uuid(), publisher_id, namespace, $2, 'made by the bench' FROM repositories WHERE id = $1`,
    perRow: (id, n) => [id, `bench-new-${n}`],
  },
];

/** Any repositories, each in another page as those that are pulled in the same minute. */
const SCATTERED = `SELECT id FROM (
    SELECT id FROM repositories TABLESAMPLE SYSTEM ((SELECT least(100, 5000000 / greatest(1, reltuples)) FROM pg_class WHERE oid = 'repositories'::regclass))
    WHERE deleted_at IS NULL) r
  ORDER BY random() LIMIT ${TIMES}`;

type Updates = { hot: number; all: number };
async function updatesOf(client: pg.PoolClient): Promise<Updates> {
  const { rows } = await client.query<Updates>(
    "SELECT n_tup_hot_upd::int AS hot, n_tup_upd::int AS all FROM pg_stat_xact_user_tables WHERE relid = 'repositories'::regclass",
  );
  return rows[0] ?? { hot: 0, all: 0 };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function manyAtOnce(client: pg.PoolClient): Promise<number> {
  return timed(() =>
    client.query(
      `INSERT INTO repositories (id, publisher_id, namespace, name, description)
       SELECT gen_random_uuid(), r.publisher_id, r.namespace, 'bench-many-' || n, 'made by the bench'
       FROM (SELECT publisher_id, namespace FROM repositories LIMIT 1) r, generate_series(1, ${TIMES}) AS n`,
    ),
  );
}

/** Prints what writing costs, documents of the search included; all of it is rolled back. */
export async function measureWrites(): Promise<void> {
  const client = await db().pool.connect();
  console.log(`\n| ${TIMES} writes in one transaction | ms | HOT | without the search |\n|---|---|---|---|`);
  const { rows: chosen } = await client.query<{ id: string }>(SCATTERED);
  const inTransaction = async (
    work: () => Promise<unknown>,
    paused: boolean,
  ): Promise<{ took: number; hot: string }> => {
    await client.query(`BEGIN; SET LOCAL search.paused = '${paused ? 'on' : 'off'}'`);
    const before = await updatesOf(client);
    const took = await timed(work);
    const after = await updatesOf(client);
    await client.query('ROLLBACK');
    return { took, hot: `${after.hot - before.hot} of ${after.all - before.all}` };
  };
  const all = (write: Write) => async () => {
    for (const [n, { id }] of chosen.entries()) await client.query(write.text, write.perRow(id, n));
  };
  for (const write of WRITES) {
    const { took, hot } = await inTransaction(all(write), false);
    const without = await inTransaction(all(write), true);
    console.log(`| ${write.title} | ${took.toFixed(0)} | ${hot} | ${without.took.toFixed(0)} |`);
  }
  const { took } = await inTransaction(() => manyAtOnce(client), false);
  const without = await inTransaction(() => manyAtOnce(client), true);
  console.log(`| new repositories in one statement | ${took.toFixed(0)} | | ${without.took.toFixed(0)} |`);
  client.release();
}

/** Prints how large the tables and indexes of the search are. */
export async function printSizes(): Promise<void> {
  const { rows } = await db().pool.query<{ what: string; size: string }>(
    `SELECT what, pg_size_pretty(sum(bytes)) AS size FROM (
       SELECT CASE WHEN c.relkind = 'r' THEN n.nspname || '.' || regexp_replace(c.relname, '_\\d+$', '')
           ELSE 'index on ' || (SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid) || ' of ' || regexp_replace(t.relname, '_\\d+$', '') END AS what,
         CASE WHEN c.relkind = 'r' THEN pg_table_size(c.oid) ELSE pg_relation_size(c.oid) END AS bytes
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_class t ON t.oid = i.indrelid
       WHERE c.relkind IN ('r', 'i') AND (n.nspname = 'search' OR coalesce(t.relname, c.relname) = 'repositories')) s
     GROUP BY what HAVING sum(bytes) > 1000000 ORDER BY sum(bytes) DESC`,
  );
  console.log('\n| on disk | size |\n|---|---|');
  for (const { what, size } of rows) console.log(`| ${what} | ${size} |`);
}
