'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type MouseEvent, useId, useRef } from 'react';
import { ActiveFilters } from '@/components/catalogue/active-filters';
import { NoResults } from '@/components/catalogue/no-results';
import { RepositoryCard } from '@/components/catalogue/repository-card';
import { ResultPages } from '@/components/catalogue/result-pages';
import { SearchFacets } from '@/components/catalogue/search-facets';
import { SearchHeading } from '@/components/catalogue/search-heading';
import {
  activeFilters,
  type KnownValues,
  type SearchState,
  stateApiPath,
  toggled,
} from '@/components/catalogue/search-state';
import { searchTitle } from '@/components/catalogue/search-title';
import type { SearchWords } from '@/components/catalogue/search-words';
import { usePageTitle } from '@/components/catalogue/use-page-title';
import { useSearchState } from '@/components/catalogue/use-search-state';
import type { PaginationWords } from '@/components/ui/pagination';
import { apiGet } from '@/lib/api/client';
import type { searchPage } from '@/lib/catalogue/schema';
import { shortName } from '@/lib/names/repository-name';

type Props = { known: KnownValues; words: SearchWords; pagination: PaginationWords };

/** A click that means "open it elsewhere" is the browser's. */
const opensElsewhere = (event: MouseEvent) => event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/** Results and filters. The server has prefetched what the address says; from then on only data is fetched. */
export function SearchResults({ known, words, pagination }: Props) {
  const [state, change] = useSearchState(known);
  const formId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const path = stateApiPath(state);
  const { data, isPlaceholderData, isError, refetch } = useQuery({
    queryKey: ['search', path],
    queryFn: ({ signal }) => apiGet<typeof searchPage>(path, signal),
    placeholderData: keepPreviousData,
  });
  const { search, cards, language } = words;
  const now = new Date(words.now);
  /** What was pressed may be gone with the next answer: the focus goes to the heading, and so does the eye. */
  const follow = (next: SearchState, event: MouseEvent) => {
    if (opensElsewhere(event)) return;
    event.preventDefault();
    change(next);
    heading.current?.focus();
  };
  const title = searchTitle(state, words);
  usePageTitle(`${title} · ${words.siteName}`);
  const hasNothing = data?.results.length === 0;
  const isEmpty = data?.total.value === 0 && activeFilters(state).length === 0;
  return (
    <div
      className={`page grid gap-x-10 pt-6 sm:pt-8 ${isEmpty ? '' : 'lg:grid-cols-[15rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]'}`}
    >
      <div className={`min-w-0 ${isEmpty ? '' : 'lg:col-start-2'}`}>
        <SearchHeading
          headingRef={heading}
          formId={formId}
          state={state}
          known={known}
          found={data}
          failed={isError}
          words={words}
          onChange={change}
          onFollow={follow}
        />
        <ActiveFilters state={state} words={words} onFollow={follow} />
      </div>
      <details
        className={`unfolded-lg mb-4 rounded-lg border border-line px-4 lg:row-span-2 lg:row-start-1 lg:border-0 lg:px-0 ${isEmpty ? 'hidden' : ''}`}
      >
        <summary className="min-h-11 py-2.5 font-semibold">{search.filters}</summary>
        <SearchFacets
          formId={formId}
          state={state}
          known={known}
          found={data}
          words={words}
          onToggle={(filter, value) => change(toggled(state, filter, value))}
          onShow={(event) => {
            event.currentTarget.closest('details')?.removeAttribute('open');
            heading.current?.focus();
          }}
        />
      </details>
      <section
        aria-label={title}
        aria-busy={isPlaceholderData}
        className={`min-w-0 ${isEmpty ? '' : 'lg:col-start-2'} ${isPlaceholderData ? 'opacity-60 transition-opacity delay-300' : ''}`}
      >
        {isError ? (
          <div role="alert" className="mb-4 rounded-md border-l-4 border-danger bg-danger-soft px-4 py-3">
            <p className="mb-2 font-semibold">{search.failed}</p>
            <button type="button" className="button" onClick={() => refetch()}>
              {search.retry}
            </button>
          </div>
        ) : null}
        {hasNothing ? <NoResults state={state} words={words} onFollow={follow} /> : null}
        <ul className="grid gap-3">
          {data?.results.map((result) => (
            <li key={shortName(result)}>
              <RepositoryCard result={result} messages={cards} language={language} now={now} heading="h2" />
            </li>
          ))}
        </ul>
        {data && !hasNothing ? (
          <ResultPages
            state={state}
            found={data}
            maxPage={known.maxPage}
            words={words}
            pagination={pagination}
            onFollow={follow}
          />
        ) : null}
      </section>
    </div>
  );
}
