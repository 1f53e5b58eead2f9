import { describe, expect, it } from 'vitest';
import { movedOn } from '@/lib/tags/moved-on';
import { staleMonths } from '@/lib/tags/staleness';
import { type IndexedTag, toTagIndex } from '@/lib/tags/tag-index';

/** `a 1.27.1` is the tag 1.27.1 of the image a; `a 1.27.1 5` was pushed at the moment 5. */
function indexOf(...tags: string[]) {
  const rows = tags.map((text): IndexedTag => {
    const [image = '', name = '', at] = text.split(' ');
    return {
      name,
      image,
      position: 1_000_000,
      isShared: false,
      digest: image,
      architectures: [],
      pushedAt: at === undefined ? null : Number(at),
      updatedAt: 0,
    };
  });
  return toTagIndex('', rows);
}
function foundIn(index: ReturnType<typeof indexOf>, name: string) {
  const tag = index.byName.get(name);
  if (!tag) throw new Error(`no ${name}`);
  return movedOn(index, tag);
}

describe('a series has moved on', () => {
  it('when its moving tag names a newer version', () => {
    const index = indexOf('a 1.27.1', 'b 1.27.3', 'b 1.27', 'c 1.28.0', 'c 1.28', 'c 1');
    expect(foundIn(index, '1.27.1')).toEqual({ series: '1.27', now: '1.27.3' });
    expect(foundIn(index, '1.27.3')).toBeNull();
    expect(foundIn(index, '1.28.0')).toBeNull();
  });

  it('in the words of the tag: alpine by alpine, and with its v', () => {
    const index = indexOf('a v1.2.0-alpine', 'b v1.2-alpine', 'b v1.2.1-alpine', 'c v1.2', 'c v1.2.9');
    expect(foundIn(index, 'v1.2.0-alpine')).toEqual({ series: 'v1.2-alpine', now: 'v1.2.1-alpine' });
  });

  it('by the next wider tag where there is no nearer one', () => {
    expect(foundIn(indexOf('a 2.4.1', 'b 2', 'b 2.5.0'), '2.4.1')).toEqual({ series: '2', now: '2.5.0' });
  });

  it('by the time of the push where the newer image has no exact tag', () => {
    expect(foundIn(indexOf('a 1.0.0 1', 'b 1.0 2'), '1.0.0')).toEqual({ series: '1.0', now: null });
    expect(foundIn(indexOf('a 1.0.0 2', 'b 1.0 1'), '1.0.0')).toBeNull();
    expect(foundIn(indexOf('a 1.0.0', 'b 1.0 1'), '1.0.0')).toBeNull();
  });

  it('not when its moving tag lags behind, and not when there is none', () => {
    expect(foundIn(indexOf('a 1.27.4', 'b 1.27', 'b 1.27.3'), '1.27.4')).toBeNull();
    expect(foundIn(indexOf('a 1.27.1', 'b 1.28.0'), '1.27.1')).toBeNull();
    expect(foundIn(indexOf('a latest', 'b edge'), 'latest')).toBeNull();
  });
});

describe('a tag is stale', () => {
  const now = new Date('2026-06-01T00:00:00Z');
  it('once nobody pushed it for a year, in whole months', () => {
    expect(staleMonths('2025-06-02T00:00:00Z', now)).toBeNull();
    expect(staleMonths('2025-06-01T00:00:00Z', now)).toBe(12);
    expect(staleMonths('2025-03-30T00:00:00Z', now)).toBe(14);
    expect(staleMonths('2021-06-01T00:00:00Z', now)).toBe(60);
  });
  it('never when nobody knows of a push', () => {
    expect(staleMonths(null, now)).toBeNull();
  });
});
