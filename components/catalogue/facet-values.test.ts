import { describe, expect, it } from 'vitest';
import { offeredValues } from '@/components/catalogue/facet-values';
import { BROWSING, type KnownValues } from '@/components/catalogue/search-state';
import type { SearchPage } from '@/lib/catalogue/schema';

const known: KnownValues = {
  trust: ['official', 'community'],
  category: ['security', 'networking'],
  arch: ['amd64', 'arm64'],
  os: ['linux', 'windows'],
  sort: ['best_match'],
  maxPage: 400,
  maxPublishers: 20,
};
const found = (relation: 'eq' | 'gte', facets: Partial<SearchPage['facets']>) => ({
  total: { value: 1000, relation },
  facets: { trust: [], category: [], os: [], architecture: [], publisher: [], ...facets },
});

describe('the values of a filter', () => {
  it('are those that match and the chosen ones, in their usual order', () => {
    const page = found('eq', { architecture: [{ value: 'arm64', count: 7, relation: 'eq' }] });
    expect(offeredValues('arch', BROWSING, known, page)).toEqual([
      { value: 'arm64', count: { value: 7, relation: 'eq' }, trust: 'community' },
    ]);
    expect(offeredValues('arch', { ...BROWSING, arch: ['amd64'] }, known, page)[0]).toEqual({
      value: 'amd64',
      count: { value: 0, relation: 'eq' },
      trust: 'community',
    });
  });

  it('are all of them where the counts are lower bounds, without a number where none was seen', () => {
    const page = found('gte', { category: [{ value: 'networking', count: 3, relation: 'gte' }] });
    expect(offeredValues('category', BROWSING, known, page)).toEqual([
      { value: 'security', count: undefined, trust: 'community' },
      { value: 'networking', count: { value: 3, relation: 'gte' }, trust: 'community' },
    ]);
    expect(offeredValues('os', BROWSING, known, page).map(({ value, count }) => [value, count])).toEqual([
      ['linux', undefined],
      ['windows', undefined],
    ]);
  });

  it('are the publishers in the order of the answer, and the chosen ones even where nothing matches', () => {
    const page = found('eq', {
      publisher: [{ value: 'grafana', count: 2, relation: 'eq', trust: 'verified_publisher' }],
    });
    expect(offeredValues('publisher', { ...BROWSING, publisher: ['acme', 'grafana'] }, known, page)).toEqual([
      { value: 'grafana', count: { value: 2, relation: 'eq' }, trust: 'verified_publisher' },
      { value: 'acme', count: { value: 0, relation: 'eq' }, trust: 'community' },
    ]);
  });

  it('have no number before the answer', () => {
    expect(offeredValues('trust', { ...BROWSING, trust: ['official'] }, known, undefined)).toEqual([
      { value: 'official', count: undefined, trust: 'community' },
    ]);
  });
});
