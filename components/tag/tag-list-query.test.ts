import { describe, expect, it } from 'vitest';
import {
  MOST_FILTER,
  SORTS,
  type TagListState,
  tagListQuery,
  tagListState,
  VIEWS,
} from '@/components/tag/tag-list-query';
import { listTagsInput } from '@/lib/tags/schema';

const stateOf = (query: string) => tagListState(new URLSearchParams(query));
const PLAIN: TagListState = { filter: '', view: 'image', sort: null, page: 1 };

describe('the address of the tags tab', () => {
  it('leaves the defaults out, so that one state has one address', () => {
    expect(tagListQuery(PLAIN)).toBe('');
    expect(tagListQuery({ filter: 'alpine', view: 'tag', sort: 'version', page: 2 })).toBe(
      '?filter=alpine&view=tag&sort=version&page=2',
    );
  });

  it('says the state it was made from', () => {
    const states: TagListState[] = [
      PLAIN,
      { filter: '8.10 & more', view: 'tag', sort: 'name', page: 7 },
      { filter: 'sha256:4bcff63911fc', view: 'image', sort: 'page', page: 1 },
    ];
    for (const state of states) expect(stateOf(tagListQuery(state))).toEqual(state);
  });

  it('counts what makes no sense as left out', () => {
    expect(stateOf('sort=best&view=list&page=-3')).toEqual(PLAIN);
    expect(stateOf('page=1.5')).toMatchObject({ page: 1 });
    expect(stateOf(`filter=${'x'.repeat(600)}`).filter).toHaveLength(MOST_FILTER);
  });

  it('knows exactly the views, orders and lengths that the API takes', () => {
    const { view, sort, filter } = listTagsInput.shape;
    expect(view.unwrap().options).toEqual(VIEWS);
    // The API does not sort by what is not for everybody.
    expect([...sort.unwrap().options, 'severity']).toEqual(SORTS);
    expect(filter.safeParse('x'.repeat(MOST_FILTER)).success).toBe(true);
    expect(filter.safeParse('x'.repeat(MOST_FILTER + 1)).success).toBe(false);
  });
});
