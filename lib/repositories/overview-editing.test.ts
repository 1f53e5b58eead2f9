import { describe, expect, it } from 'vitest';
import { readDraft, writeDraft } from '@/lib/repositories/overview-draft';
import { mergedByChoices } from '@/lib/repositories/overview-merge';
import { etagOf, matchesEtag, storableOverview } from '@/lib/repositories/overview-text';
import { mergeText } from '@/lib/repositories/text-merge';

describe('a draft', () => {
  it('comes back as it was kept, with the text it was made from unless that is long', () => {
    const now = new Date('2026-06-01T12:00:00Z');
    const base = { etag: '"a"', revision: 3, text: 'old' };
    expect(readDraft(writeDraft('new', base, now))).toEqual({
      text: 'new',
      baseEtag: '"a"',
      baseRevision: 3,
      baseText: 'old',
      savedAt: '2026-06-01T12:00:00.000Z',
    });
    expect(readDraft(writeDraft('new', { ...base, text: 'x'.repeat(300_001) }, now))?.baseText).toBeNull();
  });

  it.each([null, '', '{', '{}', '[]', '{"text":1}'])('that is %j is none', (kept) => {
    expect(readDraft(kept)).toBeNull();
  });
});

describe('a conflict', () => {
  it('is resolved by mine, theirs or both, once every one has a choice', () => {
    const merged = mergeText('a\nb\nc\nd\ne', 'a\nB\nc\nd\nE', 'a\nbb\nc\nd\nee');
    const chunks = merged.clean ? [] : merged.chunks;
    expect(mergedByChoices(chunks, ['mine'])).toBeNull();
    expect(mergedByChoices(chunks, ['mine', 'theirs'])).toBe('a\nB\nc\nd\nee');
    expect(mergedByChoices(chunks, ['both', 'both'])).toBe('a\nB\nbb\nc\nd\nE\nee');
  });
});

describe('an entity tag', () => {
  const etag = etagOf('text');
  it.each([
    [etag, true],
    [`"other", ${etag}`, true],
    [`W/${etag}`, true],
    ['*', true],
    ['"other"', false],
    [etag.replaceAll('"', ''), false],
    ['', false],
  ])('%s matches: %s', (header, expected) => {
    expect(matchesEtag(header, etag)).toBe(expected);
  });
});

describe('an overview', () => {
  it('is stored with plain line ends, and is empty when it only has blanks', () => {
    expect(storableOverview('a\r\nb\r\n')).toBe('a\nb\n');
    expect(storableOverview(' \r\n\t')).toBe('');
    expect(() => storableOverview('a'.repeat(1_000_001))).toThrow(/1,000,001 bytes/);
  });
});
