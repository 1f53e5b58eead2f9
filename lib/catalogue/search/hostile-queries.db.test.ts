import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { dockerSearch, dockerSearchInput } from '@/lib/catalogue/docker-search';
import { SORTS, searchInput, searchPage } from '@/lib/catalogue/schema';
import { queryText } from '@/lib/catalogue/search/read-query';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { suggestRepositories } from '@/lib/catalogue/suggest-repositories';
import { aMember, aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { randomFrom } from '@/lib/testing/random';
import { HOSTILE_QUERIES, randomHostile } from '@/lib/testing/search/hostile-queries';

const SEED = 666;
const MANY = 10_000;
const LANES = 8;

/** Every way into the search, with a query as nobody has checked it. */
async function askEverywhere(q: string, actor: Actor, sort: (typeof SORTS)[number]): Promise<void> {
  const found = await searchCatalogue(actor, { ...searchInput.parse({ sort }), q });
  expect(searchPage.parse(found).total.value).toBeGreaterThanOrEqual(found.results.length);
  for (const { namespace } of found.results) expect(namespace === 'secret' && actor === ANONYMOUS).toBe(false);
  await suggestRepositories(actor, q);
  const asked = dockerSearchInput.safeParse({ q });
  if (asked.success) await dockerSearch(actor, asked.data);
}

describe('a hostile query', () => {
  useTestDatabase();
  let member: Actor;
  beforeAll(async () => {
    const mia = await aUser('mia');
    member = mia;
    await aMember('secret', mia.userId);
    await aRepository('team/nginx', {
      description: "it's 100% \\ 'quoted' _and_ 数据库 é",
      categories: ['web-servers'],
    });
    await aRepository('team/a', { description: 'a b n' });
    await aRepository('secret/nginx', { description: 'a b n 数', visibility: 'private' });
  });

  it.each(HOSTILE_QUERIES.map((q) => [q.length > 40 ? `${q.slice(0, 40)}… (${q.length} characters)` : q, q]))(
    'is answered: %j',
    async (_, q) => {
      await askEverywhere(q, ANONYMOUS, 'best_match');
      await askEverywhere(q, member, 'pulls');
    },
  );

  it(`is answered, in ${MANY} random ones (seed ${SEED})`, async () => {
    const lane = async (number: number) => {
      const random = randomFrom(SEED + number);
      for (let i = 0; i < MANY / LANES; i += 1) {
        const q = randomHostile(random);
        const actor = random.pick([ANONYMOUS, member]);
        const answered = random.chance(0.2)
          ? askEverywhere(q, actor, random.pick(SORTS))
          : random.pick([
              () => searchCatalogue(actor, { ...searchInput.parse({}), q }),
              () => suggestRepositories(actor, q),
            ])();
        await answered.catch((error: unknown) => {
          throw new Error(`seed ${SEED + number}, ${JSON.stringify(q)}: ${error}`);
        });
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
  }, 300_000);

  it('never takes what a document is filtered by for one of its words', async () => {
    for (const q of ['~20', '@secret', "'~20'", '~'])
      expect(
        (await searchCatalogue(ANONYMOUS, { ...searchInput.parse({ exact: true }), q: `zz ${q}` })).total.value,
      ).toBe(0);
  });

  it('in the place of a publisher finds nothing, and harms nothing', async () => {
    for (const publisher of ["'", '\\', 'a | !b', "' | '", '%', '']) {
      const input = { ...searchInput.parse({}), publisher: [publisher] };
      expect((await searchCatalogue(ANONYMOUS, input)).total).toEqual({ value: 0, relation: 'eq' });
    }
  });

  it('is read without end in no time that grows with more than its length', () => {
    for (const q of HOSTILE_QUERIES) expect(queryText(q.repeat(4)).length).toBeLessThanOrEqual(4 * 18 * q.length);
  });
});
