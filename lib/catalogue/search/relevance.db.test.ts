import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS, systemActor } from '@/lib/access/actor';
import { searchInput } from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { suggestRepositories } from '@/lib/catalogue/suggest-repositories';
import { openOfficialImages } from '@/lib/importers/docker-library/official-images-source';
import { runImport } from '@/lib/importers/run-import';
import { db } from '@/lib/platform/db';
import { useTestDatabase } from '@/lib/testing/database';
import { ON_THE_LIBRARY, ON_THE_SAMPLE } from '@/lib/testing/search/relevance';
import { sharedData } from '@/lib/testing/shared-data';
import { addSampleToEmptyCatalogue } from '@/prisma/seed';

const library = sharedData('official-images');
const rowsOf = (table: typeof ON_THE_SAMPLE) =>
  Object.entries(table).flatMap(([kind, rows]) => rows.map(([q, first]) => [kind, q, first] as const));

async function found(q: string) {
  const page = await searchCatalogue(ANONYMOUS, searchInput.parse({ q }));
  return { ...page, paths: page.results.map(({ namespace, name }) => `${namespace}/${name}`) };
}

/** An import takes the sample's figures away; who is popular decides where the words do not. */
async function giveFigures(): Promise<void> {
  const file = path.join(import.meta.dirname, '../../../prisma/sample/figures.json');
  const { official } = JSON.parse(readFileSync(file, 'utf8')) as {
    official: Record<string, { pullCount: number; starCount: number }>;
  };
  for (const [name, data] of Object.entries(official))
    await db().prisma.repository.updateMany({ where: { namespace: 'library', name }, data });
}

describe('the first result on the sample data', () => {
  useTestDatabase();
  beforeAll(async () => {
    await addSampleToEmptyCatalogue();
  }, 120_000);

  it('is asked for in at least 60 queries', () => {
    expect(new Set(rowsOf(ON_THE_SAMPLE).map(([, q]) => q)).size).toBeGreaterThanOrEqual(60);
  });

  it.each(rowsOf(ON_THE_SAMPLE))('of %s: %j finds %s first', async (_, q, first) => {
    const { paths, correctedQuery } = await found(q);
    expect(paths[0], `${correctedQuery}: ${paths.slice(0, 5)}`).toBe(first);
  });

  it.each(ON_THE_SAMPLE['slips of the finger'] ?? [])('says that it was corrected: %s', async (q, first) => {
    const { correctedQuery } = await found(q);
    const name = first.split('/')[1] ?? '';
    expect(correctedQuery === null ? name.startsWith(q) || q.startsWith(name) : correctedQuery.includes(name)).toBe(
      true,
    );
    expect((await searchCatalogue(ANONYMOUS, searchInput.parse({ q, exact: true }))).correctedQuery).toBeNull();
  });

  it.each(['verified', 'sponsored', 'officially', '官方'])(
    'is none for a badge’s word, which nobody gives himself: %s',
    async (q) => {
      expect((await found(q)).paths).toEqual([]);
    },
  );

  it('is an official one within the first three suggestions, from the second character on', async () => {
    for (const name of [
      'nginx',
      'redis',
      'postgres',
      'python',
      'golang',
      'memcached',
      'rabbitmq',
      'traefik',
      'haproxy',
    ])
      for (let length = 2; length <= name.length; length += 1) {
        const { suggestions } = await suggestRepositories(ANONYMOUS, name.slice(0, length));
        expect(
          suggestions.slice(0, 3).some(({ trust }) => trust === 'official'),
          name.slice(0, length),
        ).toBe(true);
      }
  });
});

describe.skipIf(!library.available)(`the first result among all official images${library.reason}`, () => {
  useTestDatabase();
  beforeAll(async () => {
    await addSampleToEmptyCatalogue();
    const places = { library: path.join(library.path, 'official-images'), docs: path.join(library.path, 'docs') };
    await runImport(systemActor('test'), await openOfficialImages(places));
    await giveFigures();
  }, 240_000);

  it.each(rowsOf(ON_THE_LIBRARY))('of %s: %j finds %s first', async (_, q, first) => {
    const { paths, correctedQuery } = await found(q);
    expect(paths[0], `${correctedQuery}: ${paths.slice(0, 5)}`).toBe(first);
  });
});
