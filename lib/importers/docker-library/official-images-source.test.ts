import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOfficialImages } from '@/lib/importers/docker-library/official-images-source';
import { LARGEST_SOURCE_FILE } from '@/lib/importers/docker-library/source-tree';
import type { Reading } from '@/lib/importers/source';

const HEAD = `Maintainers: A\nGitRepo: https://github.com/e/i.git\nGitCommit: ${'a'.repeat(40)}\n`;
let root: string;

function write(file: string, text: string): void {
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}
async function readAll(library: string, docs?: string): Promise<Reading[]> {
  const source = await openOfficialImages({
    library: path.join(root, library),
    docs: docs === undefined ? undefined : path.join(root, docs),
  });
  const readings: Reading[] = [];
  for await (const reading of source.readings()) readings.push(reading);
  expect(readings).toHaveLength(source.total);
  return readings;
}
const candidateOf = (reading: Reading | undefined) => {
  if (!reading?.ok) throw new Error(JSON.stringify(reading));
  return reading.candidate;
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'plimsoll-source-'));
  write('images/library/image', `${HEAD}\nTags: 1-trixie\n`);
  write('docs/image/content.md', 'About.');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('official images as a source', () => {
  it('may be named by the checkout or by its folder “library”', async () => {
    for (const place of ['images', 'images/library'])
      expect((await readAll(place)).map((reading) => candidateOf(reading).file)).toEqual(['library/image']);
  });

  it('tell docs that were not given from docs that there are none of', async () => {
    write('images/library/other', HEAD);
    const [, without] = await readAll('images', 'docs');
    expect(candidateOf(without).docs).toBeNull();
    expect(candidateOf((await readAll('images'))[0]).docs).toBeUndefined();
  });

  it('reject a file that is too large, or leads to a folder, and read the others', async () => {
    write('images/library/large', '');
    truncateSync(path.join(root, 'images/library/large'), LARGEST_SOURCE_FILE + 1);
    symlinkSync('../library', path.join(root, 'images/library/folder'));
    const readings = await readAll('images');
    expect(readings.map((reading) => [reading.ok ? reading.candidate.name : reading.name, reading.ok])).toEqual([
      ['folder', false],
      ['image', true],
      ['large', false],
    ]);
  });

  it('count docs as changed when what is read from them changes: their text, or the releases Debian has', async () => {
    const digest = async () => candidateOf((await readAll('images', 'docs')).find(({ ok }) => ok)).docsDigest;
    write('docs/.template-helpers/variant-default-debian.md', 'Names like %%DEB-SUITES%%.');
    write('docs/.template-helpers/variant-trixie.md', 'On trixie.');
    const before = await digest();
    expect(await digest()).toBe(before);
    write('images/library/debian', `${HEAD}\nTags: trixie, 13\n`);
    const image = (await readAll('images', 'docs')).map(candidateOf).find(({ name }) => name === 'image');
    expect(image?.docsDigest).not.toBe(before);
    expect(image?.docs?.overview).toContain('Names like trixie.');
    write('docs/image/content.md', 'About it.');
    const again = (await readAll('images', 'docs')).map(candidateOf).find(({ name }) => name === 'image');
    expect(again?.docsDigest).not.toBe(image?.docsDigest);
  });

  it('are refused from a place without definitions, or docs from one without docs', async () => {
    await expect(readAll('docs')).rejects.toThrow(/no folder “library” with definition files: name a checkout/);
    await expect(readAll('images', 'images')).rejects.toThrow(/no folder with a content\.md: name a checkout/);
  });
});
