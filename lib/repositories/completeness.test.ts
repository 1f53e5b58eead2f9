import { describe, expect, it } from 'vitest';
import { missingParts, PAGE_PARTS, type PageContents } from '@/lib/repositories/completeness';

const COMPLETE: PageContents = {
  description: 'x',
  overviewLength: 200,
  logoUrl: '/assets/x',
  categories: ['security'],
  sourceUrl: 'https://example.org',
  licence: 'MIT',
  hasChinese: true,
};

describe('the completeness of a page', () => {
  it('lacks nothing when every part is there', () => expect(missingParts(COMPLETE)).toEqual([]));

  it('lacks everything at first', () => {
    const nothing = {
      description: '',
      overviewLength: 0,
      logoUrl: null,
      categories: [],
      sourceUrl: null,
      licence: null,
      hasChinese: false,
    };
    expect(missingParts(nothing)).toEqual(PAGE_PARTS);
  });

  it('counts an overview from 200 characters on', () => {
    expect(missingParts({ ...COMPLETE, overviewLength: 199 })).toEqual(['overview']);
  });
});
