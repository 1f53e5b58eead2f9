import { describe, expect, it } from 'vitest';
import {
  activeFilters,
  type KnownValues,
  readSearchState,
  toggled,
  withoutFilters,
} from '@/components/catalogue/search-state';
import { searchPath } from '@/lib/names/paths';

const known: KnownValues = {
  trust: ['official', 'community'],
  category: ['security', 'networking'],
  arch: ['amd64', 'arm64'],
  os: ['linux', 'windows'],
  sort: ['best_match', 'pulls'],
  maxPage: 400,
};
const read = (query: string) => readSearchState(new URLSearchParams(query), known);

describe('a search URL', () => {
  it('says everything that the page shows', () => {
    const { state, ignored } = read('q=+web+server&trust=official&arch=arm64&arch=amd64&sort=pulls&page=3');
    expect(state).toEqual({
      q: 'web server',
      trust: ['official'],
      category: [],
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
