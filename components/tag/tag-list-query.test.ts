import { describe, expect, it } from 'vitest';
import { tagListQuery, tagListState } from '@/components/tag/tag-list-query';

const stateOf = (query: string) => tagListState(new URLSearchParams(query));

describe('the address of the tags tab', () => {
  it('leaves the defaults out, so that one state has one address', () => {
    expect(tagListQuery({ q: '', sort: 'page', page: 1 })).toBe('');
    expect(tagListQuery({ q: 'alpine', sort: 'version', page: 2 })).toBe('?q=alpine&sort=version&page=2');
  });

  it('says the state it was made from', () => {
    for (const state of [
      { q: '', sort: 'page', page: 1 },
      { q: '8.10 & more', sort: 'name', page: 7 },
    ] as const)
      expect(stateOf(tagListQuery(state))).toEqual(state);
  });

  it('counts what makes no sense as left out', () => {
    expect(stateOf('sort=best&page=-3')).toEqual({ q: '', sort: 'page', page: 1 });
    expect(stateOf('page=1.5')).toMatchObject({ page: 1 });
    expect(stateOf(`q=${'x'.repeat(300)}`).q).toHaveLength(128);
  });
});
