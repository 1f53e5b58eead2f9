import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { type SearchInput, type SearchPage, SORTS, searchInput } from '@/lib/catalogue/schema';
import { countWords } from '@/lib/catalogue/search/count-words';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { suggestRepositories } from '@/lib/catalogue/suggest-repositories';
import { db } from '@/lib/platform/db';
import { useTestDatabase } from '@/lib/testing/database';
import { type Random, randomFrom } from '@/lib/testing/random';
import { wrongDocuments } from '@/lib/testing/search/documents';
import { expectRight } from '@/lib/testing/search/expect-right';
import { ask, leftBy, loadModel, type Model, sees } from '@/lib/testing/search/model';
import { addRandomGrants, addRandomRepositories, randomViewers, SPACES } from '@/lib/testing/search/random-catalogue';
import { changeAtRandom } from '@/lib/testing/search/random-changes';
import { randomFilters, randomQuery } from '@/lib/testing/search/random-queries';

const SEEDS = [20_261_121, 7, 4711];
const CASES = 400;
const LONG = 240_000;

type World = { random: Random; viewers: ReadonlyMap<string, Actor>; model: Model };

async function aWorld(seed: number, many: number): Promise<World> {
  const random = randomFrom(seed);
  await addRandomRepositories(random, many);
  await addRandomGrants(random);
  const viewers = await randomViewers(random);
  return { random, viewers, model: await loadModel() };
}

/** One random search of a random viewer, held against looking at every repository; a failure says how to see it again. */
async function checkOne(
  { random, viewers, model }: World,
  seed: number,
  some: Partial<SearchInput> = {},
): Promise<SearchPage> {
  const [viewer, actor] = random.pick([...viewers]);
  const input = searchInput.parse({
    q: randomQuery(random),
    ...randomFilters(random),
    exact: random.chance(0.3),
    sort: random.pick(SORTS),
    pageSize: random.pick([1, 3, 10, 25, 100]),
    page: random.pick([1, 1, 2, 5]),
  });
  const asked = { ...input, ...some };
  const page = await searchCatalogue(actor, asked);
  expectRight(model, actor, asked, page, `seed ${seed}, ${viewer}, ${JSON.stringify(asked)}`);
  return page;
}

describe.each(SEEDS)('search in a random catalogue (seed %i)', (seed) => {
  useTestDatabase();
  let world: World;
  beforeAll(async () => {
    world = await aWorld(seed, 300);
  }, LONG);

  it('has a document for every repository', async () => {
    expect(await wrongDocuments()).toEqual([]);
  });

  it(
    `counts, filters, sorts and hides as one who looks at every repository would, in ${CASES} searches`,
    async () => {
      for (let i = 0; i < CASES; i += 1) await checkOne(world, seed);
    },
    LONG,
  );

  it(
    'neither repeats nor skips one from page to page, however they are sorted',
    async () => {
      for (let i = 0; i < 24; i += 1) await walkThrough(world, seed);
    },
    LONG,
  );

  it(
    'suggests nothing that its reader may not see or did not ask for',
    async () => {
      const { random, viewers, model } = world;
      for (let i = 0; i < 150; i += 1) {
        const [viewer, actor] = random.pick([...viewers]);
        const q = randomQuery(random);
        const { suggestions, correctedQuery } = await suggestRepositories(actor, q);
        const asked = ask(model, correctedQuery ?? q);
        const typed = ask(model, q);
        const isFound = model.repositories.some((row) => sees(model, actor, row) && typed.begun(row));
        if (correctedQuery !== null) expect([q, isFound, suggestions.length > 0]).toEqual([q, false, true]);
        for (const { namespace, name } of suggestions) {
          const row = model.repositories.find((one) => one.namespace === namespace && one.name === name);
          const where = `seed ${seed}, ${viewer}, ${JSON.stringify(q)}, ${namespace}/${name}`;
          expect(row && sees(model, actor, row) && asked.begun(row), where).toBe(true);
        }
      }
    },
    LONG,
  );

  it(
    'says the same with counted words, also after what was counted has changed',
    async () => {
      await countWords(db(), 5);
      for (let i = 0; i < CASES / 4; i += 1) await checkOne(world, seed);
      await changeAtRandom(world.random, 60);
      expect(await wrongDocuments(), `seed ${seed}`).toEqual([]);
      const changed = { ...world, model: await loadModel() };
      for (let i = 0; i < CASES / 2; i += 1) await checkOne(changed, seed);
    },
    LONG,
  );
});

describe('search in a random catalogue with more matches than are counted one by one', () => {
  useTestDatabase();
  const seed = 15_000_000;
  let world: World;
  beforeAll(async () => {
    const random = randomFrom(seed);
    for (let i = 0; i < 6; i += 1) await addRandomRepositories(random, 700);
    await addRandomGrants(random);
    world = { random, viewers: await randomViewers(random), model: await loadModel() };
  }, LONG);

  it(
    'says of what it did not count that there are at least so many',
    async () => {
      let uncertain = 0;
      for (let i = 0; i < 150; i += 1) uncertain += (await checkOne(world, seed)).total.relation === 'gte' ? 1 : 0;
      expect(uncertain).toBeGreaterThan(4);
    },
    LONG,
  );

  it(
    'neither repeats nor skips one beyond what is ranked',
    async () => {
      for (const sort of SORTS) await walkThrough(world, seed, { q: '', sort, pageSize: 100 });
      for (const sort of SORTS) await walkThrough(world, seed, { q: 'nginx', sort, pageSize: 97 });
    },
    LONG,
  );

  it(
    'knows the true figures of counted words, before and after changes',
    async () => {
      await countWords(db(), 100);
      let known = 0;
      const frequent = () => ({ q: world.random.pick(['', '', 'nginx', 'app', 'redis']) });
      const check = async (of: World, some: Partial<SearchInput>) => {
        const { total } = await checkOne(of, seed, some);
        known += total.relation === 'eq' && total.value > 1000 ? 1 : 0;
      };
      for (let i = 0; i < 100; i += 1) await check(world, frequent());
      await changeAtRandom(world.random, 60);
      expect(await wrongDocuments(), `seed ${seed}`).toEqual([]);
      const changed = { ...world, model: await loadModel() };
      for (let i = 0; i < 150; i += 1) await check(changed, world.random.chance(0.7) ? frequent() : {});
      expect(known).toBeGreaterThan(10);
    },
    LONG,
  );

  it(
    'says so where somebody may read more private ones than are looked at',
    async () => {
      await db().prisma.repository.updateMany({
        where: { namespace: { in: SPACES.slice(0, 4) } },
        data: { visibility: 'private' },
      });
      const { random, viewers } = world;
      const seeing = [...viewers].filter(([viewer]) => viewer === 'administrator' || viewer === 'member');
      const closed = { random, viewers: new Map(seeing), model: await loadModel() };
      let approximate = 0;
      for (let i = 0; i < 80; i += 1) {
        const some = random.chance(0.7) ? { q: random.pick(['', 'nginx', 'app']) } : {};
        approximate += (await checkOne(closed, seed, some)).sorted === 'approximate' ? 1 : 0;
      }
      expect(approximate).toBeGreaterThan(0);
    },
    LONG,
  );
});

/** All pages of one search, one after the other. */
async function walkThrough(
  { random, viewers, model }: World,
  seed: number,
  some: Partial<SearchInput> = {},
): Promise<void> {
  const [viewer, actor] = random.pick([...viewers]);
  const input = searchInput.parse({ exact: true, q: randomQuery(random), sort: random.pick(SORTS) });
  const asked = { ...input, pageSize: random.pick([1, 7, 50]), ...some };
  const where = `seed ${seed}, ${viewer}, ${JSON.stringify(asked)}`;
  const rows = leftBy(model, actor, ask(model, asked.q).typed, asked);
  const closed = rows.filter(({ isPrivate }) => isPrivate).length;
  const seen: string[] = [];
  for (let page = 1; page <= 300; page += 1) {
    const { results } = await searchCatalogue(actor, { ...asked, page });
    seen.push(...results.map(({ namespace, name }) => `${namespace}/${name}`));
    if (results.length < asked.pageSize) break;
  }
  expect(new Set(seen).size, where).toBe(seen.length);
  if (closed < 1000 && rows.length <= 300 * asked.pageSize)
    expect(seen.sort(), where).toEqual(rows.map(({ namespace, name }) => `${namespace}/${name}`).sort());
}
