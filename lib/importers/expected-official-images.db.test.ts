import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS, systemActor } from '@/lib/access/actor';
import { openOfficialImages } from '@/lib/importers/docker-library/official-images-source';
import { countsOf, type ImportReport } from '@/lib/importers/report';
import { runImport } from '@/lib/importers/run-import';
import { getRepository } from '@/lib/repositories/get-repository';
import { getSupportedTags } from '@/lib/tags/get-supported-tags';
import { useTestDatabase } from '@/lib/testing/database';
import { sharedData } from '@/lib/testing/shared-data';

type Link = { text: string; url: string };
type Expected = {
  name: string;
  deprecated: boolean;
  simple: { tags: string[]; url: string | null }[];
  shared: { tags: string[]; members: { tag: string; url: string | null }[] }[];
  architectures: string[];
  maintainedBy: Link[];
  whereToGetHelp: Link[];
  whereToFileIssues: Link[];
  description: string;
  categories: string[];
  sourceRepository: string;
};

const data = sharedData('official-images');
const expectedFiles = data.available ? readdirSync(path.join(data.path, 'expected')).sort() : [];
const importAll = async (): Promise<ImportReport> =>
  runImport(
    systemActor('test'),
    await openOfficialImages({ library: path.join(data.path, 'official-images'), docs: path.join(data.path, 'docs') }),
  );

describe.skipIf(!data.available)(`the whole of docker-library, imported${data.reason}`, () => {
  useTestDatabase();
  let first: ImportReport;

  beforeAll(async () => {
    first = await importAll();
  }, 120_000);

  it('takes all 144 definition files', () => {
    expect(countsOf(first)).toMatchObject({ added: 144, changed: 0, unchanged: 0, retired: 0, rejected: 0 });
  });

  it('changes nothing the second time', async () => {
    expect(countsOf(await importAll())).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 144,
      retired: 0,
      rejected: 0,
    });
  });

  it.each(expectedFiles)('gives exactly %s', async (file) => {
    const expected = JSON.parse(readFileSync(path.join(data.path, 'expected', file), 'utf8')) as Expected;
    const name = { namespace: 'library', name: expected.name };
    const supported = await getSupportedTags(ANONYMOUS, name);
    expect(supported.simple.map(({ tags, url }) => ({ tags, url }))).toEqual(expected.simple);
    expect(supported.shared).toEqual(expected.shared);
    expect(supported.architectures).toEqual(expected.architectures);
    const { view } = await getRepository(ANONYMOUS, name);
    expect({
      architectures: view.architectures,
      maintainedBy: view.maintainedBy,
      whereToGetHelp: view.whereToGetHelp,
      whereToFileIssues: view.whereToFileIssues,
      description: view.description,
      categories: view.categories,
      deprecated: view.deprecated,
      sourceUrl: view.sourceUrl,
    }).toEqual({
      architectures: expected.architectures,
      maintainedBy: expected.maintainedBy,
      whereToGetHelp: expected.whereToGetHelp,
      whereToFileIssues: expected.whereToFileIssues,
      description: expected.description,
      categories: expected.categories,
      deprecated: expected.deprecated,
      sourceUrl: expected.sourceRepository,
    });
    expect(view.trust).toBe('official');
  });

  it('says how many were compared', () => {
    console.log(`compared ${expectedFiles.length} of 144 official images with their expected pages`);
    expect(expectedFiles.length).toBeGreaterThanOrEqual(56);
  });
});
