import type { MouseEvent } from 'react';
import { BrowseInstead } from '@/components/catalogue/browse-instead';
import {
  activeFilters,
  type SearchState,
  withoutFilters,
  withoutLastWord,
  withQuery,
} from '@/components/catalogue/search-state';
import { shownQuery } from '@/components/catalogue/search-title';
import type { SearchWords } from '@/components/catalogue/search-words';
import { StateLink } from '@/components/catalogue/state-link';
import { EmptyState } from '@/components/ui/empty-state';
import { fillIn } from '@/lib/language/format';

type Props = { state: SearchState; words: SearchWords; onFollow: (state: SearchState, event: MouseEvent) => void };

/** Nothing found, and how to find more. */
export function NoResults({ state, words, onFollow }: Props) {
  const { search } = words;
  if (state.page > 1)
    return (
      <EmptyState title={search.emptyPage}>
        <p className="mt-4">
          <StateLink state={{ ...state, page: 1 }} onFollow={onFollow} className="button">
            {search.firstPage}
          </StateLink>
        </p>
      </EmptyState>
    );
  const filtered = activeFilters(state).length > 0;
  const title = state.q
    ? fillIn(filtered ? search.emptyForFiltered : search.emptyFor, { q: shownQuery(state.q) })
    : search.emptyAll;
  const shorter = withoutLastWord(state.q);
  const link = (next: SearchState, text: string) => (
    <StateLink state={next} onFollow={onFollow} className="button max-w-full py-1.5 wrap-anywhere">
      {text}
    </StateLink>
  );
  return (
    <>
      <EmptyState title={title}>
        {filtered ? <p>{search.emptyFiltered}</p> : null}
        {state.q && !filtered ? <p>{search.emptySpelling}</p> : null}
        <p className="mt-4 flex flex-wrap justify-center gap-3">
          {filtered ? link(withoutFilters(state), search.clear) : null}
          {state.exact ? link(withQuery(state, state.q), search.emptySimilar) : null}
          {shorter ? link(withQuery(state, shorter), fillIn(search.emptyShorter, { q: shownQuery(shorter) })) : null}
          {state.q ? link(withQuery(withoutFilters(state), ''), search.emptyBrowse) : null}
        </p>
      </EmptyState>
      <BrowseInstead words={words} onFollow={onFollow} />
    </>
  );
}
