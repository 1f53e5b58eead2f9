import { beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { searchInput } from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { closeDatabase, db, openDatabase, setDatabase } from '@/lib/platform/db';
import { aPublisher } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { nodesOf, type PlanNode, planInside } from '@/lib/testing/search/explain';

const ALL = "'{-1,-1,-1,-1}'::bigint[]";
const MANY = 6000;
const BANDS = Array.from({ length: 15 }, (_, band) => `documents_${band}`);

const scansOf = (plan: PlanNode): PlanNode[] => nodesOf(plan).filter((node) => node['Relation Name'] !== undefined);
const kindsOf = (plan: PlanNode): string[] => [...new Set(nodesOf(plan).map((node) => node['Node Type']))].sort();
const indexesOf = (plan: PlanNode): string[] =>
  nodesOf(plan).flatMap((node) => (node['Index Name'] === undefined ? [] : [node['Index Name']]));

type Writes = Record<'inserted' | 'updated' | 'hot' | 'deleted', number>;
const WRITES = `SELECT sum(n_tup_ins)::int AS inserted, sum(n_tup_upd)::int AS updated, sum(n_tup_hot_upd)::int AS hot, sum(n_tup_del)::int AS deleted
  FROM pg_stat_xact_user_tables WHERE schemaname || '.' || relname LIKE $1`;

/** What a statement writes into the repositories and the documents; it is taken back. */
async function writesOf(statement: string): Promise<{ repositories: Writes; documents: Writes }> {
  const client = await db().pool.connect();
  const soFar = async (tables: string) => (await client.query<Writes>(WRITES, [tables])).rows[0] as Writes;
  const since = async (before: Writes, tables: string): Promise<Writes> => {
    const { inserted, updated, hot, deleted } = await soFar(tables);
    return {
      inserted: inserted - before.inserted,
      updated: updated - before.updated,
      hot: hot - before.hot,
      deleted: deleted - before.deleted,
    };
  };
  try {
    await client.query('BEGIN');
    const [repositories, documents] = [await soFar('public.repositories'), await soFar('search.documents%')];
    await client.query(statement);
    return {
      repositories: await since(repositories, 'public.repositories'),
      documents: await since(documents, 'search.documents%'),
    };
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

describe('how a search is carried out', () => {
  useTestDatabase();
  beforeAll(async () => {
    const { id } = await aPublisher('many');
    // As a bulk load does it: first the repositories, then all documents at once.
    await db().pool.query(`BEGIN; SET LOCAL search.paused = on;
      INSERT INTO repositories (id, publisher_id, namespace, name, description, pull_count, star_count)
        SELECT gen_random_uuid(), '${id}', 'many', 'app-' || i, CASE WHEN i % 2 = 0 THEN 'nginx proxy' ELSE 'redis' END,
          floor(exp(i % 25)) - 1, i % 50 FROM generate_series(1, ${MANY}) AS i;
      INSERT INTO search.documents SELECT (made).* FROM (SELECT search.document(r) AS made FROM repositories r OFFSET 0) d;
      COMMIT; ANALYZE search.documents; ANALYZE repositories`);
    await db().pool.query('VACUUM repositories');
  }, 120_000);

  it('looks for words in the words index, band by band, and stops at the limit', async () => {
    const plan = await planInside(`search.hits('''nginx'''::tsquery, ${ALL}, 101)`);
    expect(kindsOf(plan)).toEqual(['Append', 'Bitmap Heap Scan', 'Bitmap Index Scan', 'Limit']);
    const scans = scansOf(plan);
    expect(scans.map((node) => node['Relation Name'])).toEqual(BANDS);
    // The band of the official ones is empty here: any index will do.
    expect(indexesOf(plan).slice(1)).toEqual(BANDS.slice(1).map((band) => `${band}_words_idx`));
    expect(scans.at(-1)?.['Actual Loops'], 'the last band is never looked into').toBe(0);
    expect(scans.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0)).toBe(101);
  });

  it('keeps to that when it was asked many times', async () => {
    for (let i = 0; i < 8; i += 1)
      await db().pool.query(`SELECT count(*) FROM search.hits('''redis'''::tsquery, ${ALL}, 50)`);
    const plan = await planInside(`search.hits('''nginx'' & ''proxy'' & ''~20'''::tsquery, ${ALL}, 1001)`);
    expect(kindsOf(plan)).toEqual(['Append', 'Bitmap Heap Scan', 'Bitmap Index Scan', 'Limit']);
  });

  it('counts what one mask keeps away in the same look at the words index', async () => {
    const [linux, windows] = ["'{-1,-1,2097152,-1}'::bigint[]", "'{-1,-1,4194304,-1}'::bigint[]"];
    const plan = await planInside(`search.near_hits('''nginx'''::tsquery, ${linux}, 101)`);
    expect(kindsOf(plan)).toEqual(['Append', 'Bitmap Heap Scan', 'Bitmap Index Scan']);
    expect(indexesOf(plan).slice(1)).toEqual(BANDS.slice(1).map((band) => `${band}_words_idx`));
    const { rows } = await db().pool.query(
      `SELECT missed, count(*)::int AS times FROM search.near_hits('''nginx'''::tsquery, ${windows}, 101) GROUP BY 1`,
    );
    expect(rows, 'all are kept away, and as many told').toEqual([{ missed: 3, times: 101 }]);
  });

  it('is planned once on a connection, not for each search', async () => {
    const several = db();
    setDatabase(openDatabase(several.pool.options.connectionString ?? '', 1));
    try {
      for (let i = 0; i < 10; i += 1) await searchCatalogue(ANONYMOUS, searchInput.parse({ q: 'nginx' }));
      const { rows } = await db().pool.query(
        "SELECT statement FROM pg_prepared_statements WHERE name LIKE 'search-%' AND generic_plans = 0",
      );
      expect(rows).toEqual([]);
    } finally {
      await closeDatabase();
      setDatabase(several);
    }
  });

  it('browses band by band, in the order of the table, and stops at the limit', async () => {
    const plan = await planInside(`search.hits(NULL, ${ALL}, 101)`);
    expect(kindsOf(plan)).toEqual(['Append', 'Limit', 'Seq Scan']);
    expect(scansOf(plan).map((node) => node['Relation Name'])).toEqual(BANDS);
    expect(scansOf(plan).at(-1)?.['Actual Loops']).toBe(0);
    const { rows } = await db().pool.query(
      "SELECT unnest(proconfig) AS setting FROM pg_proc WHERE oid = 'search.first_hits'::regproc",
    );
    expect(rows).toContainEqual({ setting: 'synchronize_seqscans=off' });
  });

  it.each([
    ['pulls', 'pull_class'],
    ['stars', 'stars'],
    ['updated', 'updated_at'],
  ])('walks the index of the order, by %s, and sorts nothing', async (order, column) => {
    const plan = await planInside(`search.walk('${order}', '''nginx'''::tsquery, ${ALL}, 25, 30000)`);
    expect(kindsOf(plan).filter((kind) => /Sort|Seq|Gather|Bitmap/.test(kind))).toEqual([]);
    expect(kindsOf(plan)).toContain('Merge Append');
    expect(indexesOf(plan)).toEqual(BANDS.map((band) => `${band}_${column}_id_idx`));
    const read = scansOf(plan).reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
    expect(read).toBeLessThan(MANY / 10);
  });

  it('finds an exact name in the index of names', async () => {
    const plan = await planInside(`search.named('{app-7}'::text[], NULL, NULL, ${ALL}, 50)`);
    expect(indexesOf(plan)).toEqual(expect.arrayContaining(BANDS.map((band) => `${band}_name_score_idx`)));
    expect(kindsOf(plan)).not.toContain('Seq Scan');
  });

  it('looks at private documents alone for what somebody may read besides, and never through all of them', async () => {
    const plan = await planInside(
      `search.private_hits('''nginx'''::tsquery, '''@many'''::tsquery, '{}', false, ${ALL}, 1000)`,
    );
    expect(scansOf(plan).map((node) => node['Relation Name'])).toEqual(['documents_private']);
    expect(kindsOf(plan)).not.toContain('Seq Scan');
  });
});

describe('what a change writes', () => {
  useTestDatabase();
  const where = "WHERE name = 'one'";
  beforeAll(async () => {
    const { id } = await aPublisher('some');
    await db().prisma.repository.createMany({
      data: ['one', 'two', 'three'].map((name) => ({
        namespace: 'some',
        name,
        publisherId: id,
        pullCount: 5_000_000n,
      })),
    });
  });

  it('of a pull count within its class is the row alone, without its indexes, and no document', async () => {
    const { repositories, documents } = await writesOf(`UPDATE repositories SET pull_count = pull_count + 1 ${where}`);
    expect(repositories).toEqual({ inserted: 0, updated: 1, hot: 1, deleted: 0 });
    expect(documents).toEqual({ inserted: 0, updated: 0, hot: 0, deleted: 0 });
  });

  it.each([
    ['a pull count of the next class', 'pull_count = pull_count * 2'],
    ['a description', "description = 'another one'"],
    ['a star', 'star_count = star_count + 1'],
    ['what only makes it another band', "visibility = 'private'"],
  ])('of %s is one document', async (_, change) => {
    const { repositories, documents } = await writesOf(`UPDATE repositories SET ${change} ${where}`);
    expect(repositories).toMatchObject({ updated: 1 });
    expect(documents).toEqual({ inserted: 1, updated: 0, hot: 0, deleted: 1 });
  });

  it('that search does not show is no document', async () => {
    const { documents } = await writesOf(
      `UPDATE repositories SET overview = 'long', licence = 'MIT', images_version = 9 ${where}`,
    );
    expect(documents).toEqual({ inserted: 0, updated: 0, hot: 0, deleted: 0 });
  });
});
