import { activeFilters, type SearchState } from '@/components/catalogue/search-state';
import type { SearchWords } from '@/components/catalogue/search-words';
import { fillIn } from '@/lib/language/format';

type Words = Pick<SearchWords, 'search' | 'labels'>;

/** What a filter's value is called; a publisher by its namespace. */
export const filterLabel = (
  { filter, value }: ReturnType<typeof activeFilters>[number],
  labels: Words['labels'],
): string => (filter === 'publisher' ? value : (labels[filter][value] ?? value));

/** What a search shows: the words it is for, else the one filter it is for, else that it is filtered, or everything. */
export function searchTitle(state: SearchState, { search, labels }: Words): string {
  if (state.q) return fillIn(search.title, { q: state.q });
  const [first, ...others] = activeFilters(state);
  if (!first) return search.titleAll;
  return others.length > 0 ? search.titleFiltered : filterLabel(first, labels);
}

const SHOWN = 60;

/** A query as a sentence repeats it: what is long is cut, since the field holds the whole. */
export const shownQuery = (q: string): string => ([...q].length > SHOWN ? `${[...q].slice(0, SHOWN).join('')}…` : q);
