import { describe, expect, it } from 'vitest';
import {
  activeFilters,
  type KnownValues,
  readSearchState,
  toggled,
  withoutFilters,
  withoutLastWord,
  withQuery,
} from '@/components/catalogue/search-state';
import { searchPath } from '@/lib/names/paths';

const known: KnownValues = {
  trust: ['official', 'community'],
  category: ['security', 'networking'],
  arch: ['amd64', 'arm64'],
  os: ['linux', 'windows'],
  sort: ['best_match', 'pulls'],
  maxPage: 400,
  maxPublishers: 2,
};
const read = (query: string) => readSearchState(new URLSearchParams(query), known);

describe('a search URL', () => {
  it('says everything that the page shows', () => {
    const { state, ignored } = read(
      'q=+web+server&trust=official&publisher=grafana&publisher=bitnami&exact=true&arch=arm64&arch=amd64&sort=pulls&page=3',
    );
    expect(state).toEqual({
      q: 'web server',
      exact: true,
      trust: ['official'],
      category: [],
      publisher: ['bitnami', 'grafana'],
      arch: ['amd64', 'arm64'],
      os: [],
      sort: 'pulls',
      page: 3,
    });
    expect(ignored).toEqual([]);
  });

  it('is one and the same for one state, in whatever order its filters were chosen', () => {
    expect(searchPath(read('arch=arm64&arch=amd64&q=redis').state)).toBe('/search?q=redis&arch=amd64&arch=arm64');
  });

  it('leaves out what does not exist and names it', () => {
    const { state, ignored } = read('trust=gold&trust=official&sort=price&page=many');
    expect(state).toMatchObject({ trust: ['official'], sort: 'best_match', page: 1 });
    expect(ignored).toEqual(['trust=gold']);
  });

  it('takes any name that a publisher could have, and only so many', () => {
    expect(read('publisher=no+name&publisher=c&publisher=a&publisher=b&publisher=a')).toMatchObject({
      state: { publisher: ['a', 'b'] },
      ignored: ['publisher=c', 'publisher=no name'],
    });
  });

  it.each(['exact=true', 'q=ngnix&exact=yes', 'q=ngnix'])('is not exact by %s', (query) => {
    expect(read(query).state.exact).toBe(false);
  });

  it.each([
    ['-4', 1],
    ['1.5', 1],
    ['99999999', 400],
  ])('takes page %s as page %i', (page, expected) => {
    expect(read(`page=${page}`).state.page).toBe(expected);
  });
});

describe('choosing filters', () => {
  it('goes back to the first page, and choosing again takes the filter away', () => {
    const first = read('q=redis&page=4').state;
    const chosen = toggled(first, 'trust', 'official');
    expect(chosen).toMatchObject({ trust: ['official'], page: 1 });
    expect(toggled(chosen, 'trust', 'official').trust).toEqual([]);
  });

  it('clears all of them but keeps the words and the order', () => {
    const state = withoutFilters(read('q=redis&trust=official&os=linux&sort=pulls').state);
    expect(activeFilters(state)).toEqual([]);
    expect(searchPath(state)).toBe('/search?q=redis&sort=pulls');
  });
});

describe('another query', () => {
  it('keeps filters and order, starts at the first page and is corrected again', () => {
    const state = withQuery(read('q=ngnix&exact=true&publisher=a&sort=pulls&page=2').state, 'nginx');
    expect(searchPath(state)).toBe('/search?q=nginx&publisher=a&sort=pulls');
  });

  it.each([
    ['web server nope', 'web server'],
    ['bitnami/nope', 'bitnami'],
    ['nope', ''],
    ['  web   nope ', 'web'],
    ['web/', ''],
  ])('%j without its last word is %j', (q, shorter) => {
    expect(withoutLastWord(q)).toBe(shorter);
  });
});
