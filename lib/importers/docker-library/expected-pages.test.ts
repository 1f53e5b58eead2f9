import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openOfficialImages } from '@/lib/importers/docker-library/official-images-source';
import type { Candidate } from '@/lib/importers/source';
import { supportedTags } from '@/lib/tags/supported-tags';
import { sharedData } from '@/lib/testing/shared-data';

const data = sharedData('official-images');
const expectedFiles = data.available ? readdirSync(path.join(data.path, 'expected')).sort() : [];

/** A candidate in the shape of the expected files, which other programs made from docker-library's own pages. */
function pageOf({ name, entries, docs }: Candidate) {
  const { simple, shared, architectures } = supportedTags(entries);
  return {
    name,
    deprecated: docs ? docs.deprecation !== null : undefined,
    simple: simple.map(({ tags, url }) => ({ tags, url })),
    shared,
    architectures,
    maintainedBy: docs?.maintainedBy,
    whereToGetHelp: docs?.whereToGetHelp,
    whereToFileIssues: docs?.whereToFileIssues,
    description: docs?.description,
    categories: docs?.categories,
    sourceRepository: docs?.sourceUrl,
  };
}

describe.skipIf(!data.available)(`docker-library's own pages${data.reason}`, () => {
  const candidates = new Map<string, Candidate>();
  beforeAll(async () => {
    const source = await openOfficialImages({
      library: path.join(data.path, 'official-images'),
      docs: path.join(data.path, 'docs'),
    });
    for await (const reading of source.readings())
      if (reading.ok) candidates.set(reading.candidate.name, reading.candidate);
  });

  it.each(expectedFiles)('are read as %s says', (file) => {
    const expected: unknown = JSON.parse(readFileSync(path.join(data.path, 'expected', file), 'utf8'));
    const candidate = candidates.get(path.basename(file, '.json'));
    expect(candidate && pageOf(candidate)).toEqual(expected);
  });

  it('are compared for all 56 images that have an expected file', () => {
    console.log(`compared ${expectedFiles.length} of ${candidates.size} definitions with their expected pages`);
    expect([expectedFiles.length, candidates.size]).toEqual([56, 144]);
  });
});
