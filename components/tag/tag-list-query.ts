import type { ListTagsInput } from '@/lib/tags/schema';

type View = ListTagsInput['view'];
type Sort = ListTagsInput['sort'] | 'severity';

// Written out once more, because the schema would bring its library into the browser.
export const VIEWS: readonly View[] = ['image', 'tag'];
export const SORTS: readonly Sort[] = ['page', 'version', 'newest', 'oldest', 'name', 'severity'];
export const MOST_FILTER = 512;

export type TagListState = {
  filter: string;
  view: View;
  /** Null: the order that suits the repository */
  sort: Sort | null;
  page: number;
};
type Parameters = { get(name: string): string | null };

const MOST_PAGES = 10_000;

/** The tags tab's state as its address says it; what makes no sense counts as left out. */
export function tagListState(parameters: Parameters): TagListState {
  const page = Number(parameters.get('page') ?? 1);
  return {
    filter: (parameters.get('filter') ?? '').trim().slice(0, MOST_FILTER),
    view: VIEWS.find((view) => view === parameters.get('view')) ?? 'image',
    sort: SORTS.find((sort) => sort === parameters.get('sort')) ?? null,
    page: Number.isInteger(page) && page > 0 && page < MOST_PAGES ? page : 1,
  };
}

/** The state as a query, with `?` unless it is empty: defaults are left out, so that one state has one address. */
export function tagListQuery({ filter = '', view = 'image', sort = null, page = 1 }: Partial<TagListState>): string {
  const query = new URLSearchParams();
  if (filter !== '') query.set('filter', filter);
  if (view !== 'image') query.set('view', view);
  if (sort !== null) query.set('sort', sort);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `?${query}` : '';
}
