const TAG_ORDERS = ['page', 'version', 'name'] as const;

export type TagListState = { q: string; sort: (typeof TAG_ORDERS)[number]; page: number };
type Parameters = { get(name: string): string | null };

/** The tags tab's state as its address says it; what makes no sense counts as left out. */
export function tagListState(parameters: Parameters): TagListState {
  const page = Number(parameters.get('page') ?? 1);
  return {
    q: (parameters.get('q') ?? '').trim().slice(0, 128),
    sort: TAG_ORDERS.find((sort) => sort === parameters.get('sort')) ?? 'page',
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

/** The state as a query, with `?` unless it is empty: defaults are left out, so that one state has one address. */
export function tagListQuery({ q, sort, page }: TagListState): string {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (sort !== 'page') query.set('sort', sort);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text ? `?${text}` : '';
}
