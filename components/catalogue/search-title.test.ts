import { describe, expect, it } from 'vitest';
import { BROWSING } from '@/components/catalogue/search-state';
import { searchTitle, shownQuery } from '@/components/catalogue/search-title';
import { common } from '@/lib/language/en/common';
import { search } from '@/lib/language/en/search';

const words = {
  search,
  labels: {
    trust: common.tiers,
    category: common.categories,
    arch: search.architectures,
    os: search.operatingSystems,
  },
};

describe('what a search is called', () => {
  it('is its words, else its only filter, else that it is filtered, or everything', () => {
    expect(searchTitle(BROWSING, words)).toBe('All images');
    expect(searchTitle({ ...BROWSING, category: ['web-servers'] }, words)).toBe('Web servers');
    expect(searchTitle({ ...BROWSING, publisher: ['grafana'] }, words)).toBe('grafana');
    expect(searchTitle({ ...BROWSING, publisher: ['grafana'], os: ['linux'] }, words)).toBe('Filtered images');
    expect(searchTitle({ ...BROWSING, q: 'nginx', os: ['linux'] }, words)).toBe('Images for “nginx”');
  });

  it('cuts a long query by its characters, wherever a sentence repeats it', () => {
    expect(shownQuery('数据库 postgres')).toBe('数据库 postgres');
    expect(shownQuery('🐳'.repeat(61))).toBe(`${'🐳'.repeat(60)}…`);
  });
});
