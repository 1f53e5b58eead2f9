import { describe, expect, it } from 'vitest';
import { ANONYMOUS, systemActor } from '@/lib/access/actor';
import { searchInput } from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { openOfficialImages } from '@/lib/importers/docker-library/official-images-source';
import { runImport } from '@/lib/importers/run-import';
import type { ImportSource } from '@/lib/importers/source';
import { TRUST_TIERS } from '@/lib/names/trust';
import { db } from '@/lib/platform/db';
import { getRepository } from '@/lib/repositories/get-repository';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { addSample, addSampleToEmptyCatalogue, removeSample } from '@/prisma/seed';

const everything = () => searchCatalogue(systemActor('test'), searchInput.parse({ pageSize: 100 }));

describe('the sample data', () => {
  useTestDatabase();

  it('fills an empty catalogue with about sixty repositories over all tiers, once', async () => {
    expect(await addSampleToEmptyCatalogue()).toBe(true);
    const { total, facets, results } = await everything();
    expect(total.value).toBeGreaterThanOrEqual(55);
    expect(facets.trust.map(({ value }) => value).sort()).toEqual([...TRUST_TIERS].sort());
    expect(results.every(({ sampleFigures }) => sampleFigures)).toBe(true);
    expect(results.filter((result) => result.private)).toHaveLength(1);
    expect(results.filter((result) => result.archived)).toHaveLength(1);
    expect(results.filter(({ descriptionZh }) => descriptionZh).length).toBeGreaterThan(20);
    expect(await addSampleToEmptyCatalogue()).toBe(false);
  });

  it('lets several repositories compete for a name, the official one first', async () => {
    const { results } = await searchCatalogue(ANONYMOUS, searchInput.parse({ q: 'nginx' }));
    const sameName = results.filter(({ name }) => name === 'nginx');
    expect(sameName[0]).toMatchObject({ namespace: 'library', trust: 'official' });
    expect(sameName.length).toBeGreaterThanOrEqual(3);
  });

  it('says in every grant to a publisher that it is part of the sample', async () => {
    const grants = await db().prisma.grant.findMany();
    expect(grants.every(({ isSample }) => isSample)).toBe(true);
    const toPublishers = grants.filter(({ publisherId }) => publisherId);
    expect(toPublishers.length).toBeGreaterThan(5);
    for (const { evidence } of toPublishers) expect(JSON.stringify(evidence)).toMatch(/[Ss]ample/);
  });

  it('gives way to a real definition: its figures and its sample mark are gone', async () => {
    const library = (await import('node:path')).resolve('prisma/sample/official-images');
    const report = await runImport(systemActor('test'), await openOfficialImages({ library }));
    expect(report.changed).toContain('redis');
    const { view } = await getRepository(ANONYMOUS, { namespace: 'library', name: 'redis' });
    expect(view).toMatchObject({
      sample: false,
      sampleFigures: false,
      pullCount: 0,
      descriptionZh: null,
      trust: 'official',
    });
  });

  it('leaves nothing of itself behind in a real one: no text, and no grant by the sample', async () => {
    const { view } = await getRepository(ANONYMOUS, { namespace: 'library', name: 'redis' });
    expect(view).toMatchObject({ description: '', overview: '', licence: null });
    expect(view.grants).toMatchObject([{ grantedBy: 'test', sample: false }]);
  });

  it('goes away entirely, and nothing else with it, and does not come back by itself', async () => {
    const own = await aRepository('sample-lab/my-own');
    const removed = await removeSample();
    expect(removed.repositories).toBeGreaterThan(25);
    const left = (await everything()).results.map(({ namespace, name }) => `${namespace}/${name}`);
    expect(left).toContain('library/redis');
    expect(left).toContain('sample-lab/my-own');
    expect(left.filter((path) => !path.startsWith('library/'))).toEqual(['sample-lab/my-own']);
    expect(await db().prisma.repository.count({ where: { id: own.id } })).toBe(1);
    expect(await db().prisma.publisher.count({ where: { isSample: true } })).toBe(0);
    await db().prisma.repository.deleteMany();
    await db().prisma.publisher.deleteMany();
    expect(await addSampleToEmptyCatalogue()).toBe(false);
    expect(await addSample()).toBe(true);
  });

  it('is neither added nor removed while an import runs', async () => {
    await removeSample();
    await db().prisma.setting.deleteMany();
    const source = await openOfficialImages({ library: 'prisma/sample/official-images' });
    const slow: ImportSource = {
      ...source,
      async *readings() {
        // The import has made its publisher; without it the catalogue looks empty.
        await db().prisma.publisher.deleteMany();
        for (const change of [addSampleToEmptyCatalogue, addSample, removeSample])
          await expect(change()).rejects.toMatchObject({ code: 'conflict' });
        expect(await db().prisma.setting.count()).toBe(0);
        yield* [];
      },
    };
    expect(await runImport(systemActor('test'), slow)).toMatchObject({ added: [] });
    expect(await addSample()).toBe(true);
  });

  it('that was cut off half-way is begun again', async () => {
    await removeSample();
    await db().prisma.setting.deleteMany();
    await runImport(systemActor('test'), await openOfficialImages({ library: 'prisma/sample/official-images' }), {
      isSample: true,
    });
    expect(await addSampleToEmptyCatalogue()).toBe(true);
    expect((await everything()).total.value).toBeGreaterThanOrEqual(55);
  });
});
