import { describe, expect, it } from 'vitest';
import { leadingTag, newestImages } from '@/lib/images/newest-images';
import { type IndexedTag, toTagIndex } from '@/lib/tags/tag-index';

const tag = (name: string, digest: string | null, day: number): IndexedTag => ({
  ...{ name, digest, position: 0, isShared: false, image: digest ?? 'group', architectures: [] },
  ...{ pushedAt: digest === null ? null : day, updatedAt: day },
});

describe('the newest images', () => {
  const index = toTagIndex('', [tag('1.0', 'a', 1), tag('1.1', 'b', 3), tag('latest', 'b', 2), tag('9', null, 9)]);

  it('are those pushed last, with all their tags, and none that only a definition names', () => {
    expect(newestImages(index, 5).map((tags) => tags.map(({ name }) => name))).toEqual([['1.1', 'latest'], ['1.0']]);
    expect(newestImages(index, 1)).toHaveLength(1);
  });

  it('stand behind latest, or behind the newest tag where there is none', () => {
    expect(leadingTag(index)?.name).toBe('latest');
    expect(leadingTag(toTagIndex('', [tag('1.0', 'a', 1), tag('2.0', 'b', 2)]))?.name).toBe('2.0');
    expect(leadingTag(toTagIndex('', [tag('latest', null, 1)]))).toBeUndefined();
  });
});
