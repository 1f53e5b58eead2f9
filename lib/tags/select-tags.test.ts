import { describe, expect, it } from 'vitest';
import { selectTags, type TagSelection } from '@/lib/tags/select-tags';
import { defaultSort, type IndexedTag, toTagIndex } from '@/lib/tags/tag-index';

const DAY = 24 * 60 * 60 * 1000;
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

/** A pushed tag, `day` days after the first one. */
const pushed = (name: string, image: string, day: number): IndexedTag => ({
  name,
  position: 1_000_000,
  isShared: false,
  image: digest(image),
  digest: digest(image),
  architectures: ['amd64'],
  pushedAt: day * DAY,
  updatedAt: day * DAY,
});
/** A tag that only a library definition names. */
const named = (name: string, image: string, position: number): IndexedTag => ({
  ...pushed(name, image, 0),
  position,
  image,
  digest: null,
  pushedAt: null,
});

const index = toTagIndex('1', [
  pushed('1.26.3', 'a', 1),
  pushed('latest', 'c', 9),
  pushed('1.27.1', 'c', 5),
  pushed('1.28.0-rc1', 'd', 7),
  pushed('1.27', 'c', 9),
  pushed('1.26', 'a', 1),
  pushed('edge', 'e', 8),
]);
const PLAIN: TagSelection = { filter: '', sort: 'version', view: 'tag', page: 1, pageSize: 100 };
const linesOf = (more: Partial<TagSelection>, indexesWithIt?: ReadonlySet<string>) =>
  selectTags(index, { ...PLAIN, ...more }, indexesWithIt).lines.map((line) => line.map(({ name }) => name).join(' '));

describe('a list of tags', () => {
  it('by version has pre-releases last', () => {
    expect(linesOf({})).toEqual(['latest', '1.27', '1.27.1', '1.26', '1.26.3', 'edge', '1.28.0-rc1']);
  });

  it('by push has those of one moment by version', () => {
    expect(linesOf({ sort: 'newest' })).toEqual(['latest', '1.27', 'edge', '1.28.0-rc1', '1.27.1', '1.26', '1.26.3']);
    expect(linesOf({ sort: 'oldest' })).toEqual(['1.26', '1.26.3', '1.27.1', '1.28.0-rc1', 'edge', 'latest', '1.27']);
  });

  it('by name has the order of the alphabet', () => {
    expect(linesOf({ sort: 'name' })).toEqual(['1.26', '1.26.3', '1.27', '1.27.1', '1.28.0-rc1', 'edge', 'latest']);
  });

  it('by image has all tags of a digest on one line, where the first of them would stand', () => {
    expect(linesOf({ view: 'image' })).toEqual(['latest 1.27 1.27.1', '1.26 1.26.3', 'edge', '1.28.0-rc1']);
    expect(linesOf({ view: 'image', sort: 'oldest' })).toEqual([
      '1.26 1.26.3',
      '1.27.1 latest 1.27',
      '1.28.0-rc1',
      'edge',
    ]);
  });

  it('counts lines for its pages, and the tags besides', () => {
    const { lines, ...counts } = selectTags(index, { ...PLAIN, view: 'image', page: 2, pageSize: 3 });
    expect(counts).toEqual({ total: 4, tagCount: 7 });
    expect(lines).toHaveLength(1);
    expect(selectTags(index, { ...PLAIN, page: 9 }).lines).toEqual([]);
  });

  it('keeps what contains the filter, in whichever case', () => {
    expect(linesOf({ filter: '1.2' })).toHaveLength(5);
    expect(linesOf({ filter: 'LATEST' })).toEqual(['latest']);
    expect(linesOf({ filter: '.1', view: 'image' })).toEqual(['1.27.1']);
  });

  it('finds a digest by its beginning, whole, or in a pinned reference', () => {
    for (const filter of ['sha256:cc', 'ccccccc', digest('c'), `site.test/a/b:1.27@${digest('c')}`, 'C'.repeat(12)])
      expect(linesOf({ filter })).toEqual(['latest', '1.27', '1.27.1']);
    expect(linesOf({ filter: 'cccccc' })).toEqual([]);
    expect(linesOf({ filter: digest('b') })).toEqual([]);
  });

  it('finds the digest of one platform by the indexes that hold it', () => {
    expect(linesOf({ filter: digest('b') }, new Set([digest('a')]))).toEqual(['1.26', '1.26.3']);
  });
});

describe('the order of the page', () => {
  const mixed = toTagIndex('2', [
    pushed('nightly', 'f', 3),
    named('8', 'image of 8', 4),
    named('8-alpine', 'image of 8-alpine', 2),
    pushed('9', 'f', 3),
  ]);

  it('is the definition’s, then what else was pushed by version', () => {
    const { lines } = selectTags(mixed, { ...PLAIN, sort: 'page' });
    expect(lines.map(([{ name }]) => name)).toEqual(['8-alpine', '8', '9', 'nightly']);
  });

  it('is the usual one where there is a definition; else the newest push comes first', () => {
    expect(defaultSort(mixed)).toBe('page');
    expect(defaultSort(index)).toBe('newest');
    expect(defaultSort(toTagIndex('', []))).toBe('newest');
  });
});
