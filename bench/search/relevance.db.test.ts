import { beforeAll, describe, expect, it } from 'vitest';
import { describeMiss, missesOf } from '@/bench/search/check-relevance';
import { generate } from '@/bench/search/generate';
import { everyNth, knownRepositories, pathOf } from '@/bench/search/known-repositories';
import { relevanceQueries } from '@/bench/search/relevance';
import { first, type RelevanceQuery } from '@/bench/search/relevance-query';
import { ANONYMOUS } from '@/lib/access/actor';
import { searchInput } from '@/lib/catalogue/schema';
import { countWords } from '@/lib/catalogue/search/count-words';
import { rebuildDocuments } from '@/lib/catalogue/search/rebuild-documents';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { db } from '@/lib/platform/db';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

const REPOSITORIES = 20_000;

const found = async (q: string): Promise<string[]> =>
  (await searchCatalogue(ANONYMOUS, searchInput.parse({ q }))).results.map(pathOf);

/** The catalogue of the bench, small: bulk loaded, then its documents at once. */
async function fill(): Promise<void> {
  const client = await db().pool.connect();
  await client.query("SET search.paused = 'on'");
  await generate(client, REPOSITORIES);
  await client.query("SET search.paused = 'off'; ANALYZE");
  client.release();
  await rebuildDocuments(db());
  await countWords(db());
}

describe('the first results on a generated catalogue', () => {
  useTestDatabase();
  beforeAll(fill, 120_000);

  const misses = async (queries: readonly RelevanceQuery[]) => (await missesOf(queries)).map(describeMiss);

  it('are those expected, for each kind of query', async () => {
    const queries = relevanceQueries(await knownRepositories());
    const kinds = Map.groupBy(queries, ({ kind }) => kind);
    expect(kinds.size).toBeGreaterThanOrEqual(17);
    expect(new Set(queries.map(({ q }) => q)).size).toBeGreaterThanOrEqual(600);
    expect(await misses(queries)).toEqual([]);
  }, 120_000);

  it.each([
    ['archived', 'archived_at = now()'],
    ['deprecated', `deprecation = '{"reason": "old"}'`],
    ['abandoned', "updated_at = now() - interval '3 years'"],
  ])('are others once the first is %s', async (_, change) => {
    const { named } = await knownRepositories();
    const names = [...named.values()]
      .filter(
        (known) => known.every(({ trust }) => trust !== 'official') && known.filter(({ live }) => live).length > 3,
      )
      .map(([one]) => one?.name ?? '');
    expect(names.length).toBeGreaterThanOrEqual(5);
    const chosen = everyNth(names, 5);
    for (const name of chosen) {
      const [before = ''] = await found(name);
      await db().pool.query(`UPDATE repositories SET ${change} WHERE namespace || '/' || name = $1`, [before]);
      expect((await found(name))[0], name).not.toBe(before);
    }
    const again = relevanceQueries(await knownRepositories()).filter(({ q }) => chosen.includes(q));
    expect(await misses(again)).toEqual([]);
  });

  it('are the official ones for a slip that somebody’s repository is called by, and that one when it was meant', async () => {
    await aRepository('somebody/memcachde', { pullCount: 30n });
    expect(
      await misses([{ kind: 'slip', q: 'memcachde', corrected: 'memcached', ...first('library/memcached') }]),
    ).toEqual([]);
    expect(await found('somebody/memcachde')).toEqual(['somebody/memcachde']);
    const { correctedQuery } = await searchCatalogue(ANONYMOUS, searchInput.parse({ q: 'jruby' }));
    expect(correctedQuery).toBeNull();
  });
});
