import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '@/bin/runtime/project';
import { db } from '@/lib/platform/db';
import { useTestDatabase } from '@/lib/testing/database';
import { wrongDocuments } from '@/lib/testing/search/documents';

const DIRECTORY = path.join(projectRoot, 'prisma/migrations');
/** The first version whose documents the next one makes anew */
const BEFORE = '20261121190000_search';
const migrations = readdirSync(DIRECTORY, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const run = async (names: readonly string[]) => {
  for (const name of names) await db().pool.query(readFileSync(path.join(DIRECTORY, name, 'migration.sql'), 'utf8'));
};

describe('an upgrade', () => {
  useTestDatabase();

  it('keeps what is found when a site with repositories gets the newer version', async () => {
    await db().pool.query('DROP SCHEMA public CASCADE; DROP SCHEMA search CASCADE; CREATE SCHEMA public');
    await run(migrations.filter((name) => name <= BEFORE));
    await db().pool.query(`
    INSERT INTO publishers (id, namespace, kind, display_name) VALUES (gen_random_uuid(), 'acme', 'organisation', 'Acme');
    INSERT INTO repositories (id, publisher_id, namespace, name, description, pull_count, star_count, visibility)
      SELECT gen_random_uuid(), id, 'acme', 'app-' || i, 'a proxy', i * i * i, i, CASE WHEN i % 10 = 0 THEN 'private' ELSE 'public' END::"Visibility"
      FROM publishers, generate_series(1, 300) AS i`);
    const found = `SELECT d.id FROM search.documents d WHERE d.words @@ '''proxy''' ORDER BY 1`;
    const before = (await db().pool.query(found)).rows;

    await run(migrations.filter((name) => name > BEFORE));

    expect((await db().pool.query(found)).rows).toEqual(before);
    expect(before).toHaveLength(300);
    expect(await wrongDocuments()).toEqual([]);
    const hits = await db().pool.query(
      `SELECT count(*)::int AS hits FROM search.hits('''proxy''', '{-1,-1,-1,-1}', 1000)`,
    );
    expect(hits.rows, 'the private ones are nobody else’s').toEqual([{ hits: 270 }]);
  });
});
