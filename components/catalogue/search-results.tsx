'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type MouseEvent, useId, useRef } from 'react';
import { ActiveFilters } from '@/components/catalogue/active-filters';
import { NoResults } from '@/components/catalogue/no-results';
import { RepositoryCard } from '@/components/catalogue/repository-card';
import { SearchFacets } from '@/components/catalogue/search-facets';
import { type KnownValues, type SearchState, stateApiPath, toggled } from '@/components/catalogue/search-state';
import type { SearchWords } from '@/components/catalogue/search-words';
import { useSearchState } from '@/components/catalogue/use-search-state';
import { Pagination, type PaginationWords } from '@/components/ui/pagination';
import { apiGet } from '@/lib/api/client';
import type { searchPage } from '@/lib/catalogue/schema';
import { counted, exactNumber, fillIn } from '@/lib/language/format';
import { searchPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';

type Props = { known: KnownValues; pageSize: number; words: SearchWords; pagination: PaginationWords };

/** A click that means "open it elsewhere" is the browser's. */
const opensElsewhere = (event: MouseEvent) => event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/** Results and filters. The server has prefetched what the address says; from then on only data is fetched. */
export function SearchResults({ known, pageSize, words, pagination }: Props) {
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
  const total = data?.total.value ?? 0;
  return (
    <div className="page grid gap-x-10 pt-6 sm:pt-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="lg:col-start-2">
        <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <h1
              ref={heading}
              tabIndex={-1}
              className="scroll-mt-24 text-2xl font-semibold tracking-tight wrap-anywhere focus-visible:outline-none"
            >
              {state.q ? fillIn(search.title, { q: state.q }) : search.titleAll}
            </h1>
            <p role="status" className="text-sm text-ink-soft">
              {data ? counted(search.results, total, exactNumber(language, total)) : isError ? '' : search.loading}
            </p>
          </div>
          <div className="flex items-center gap-2 text-sm">
            <label htmlFor={`${formId}-sort`} className="text-ink-soft">
              {search.sort}
            </label>
            <select
              id={`${formId}-sort`}
              form={formId}
              name="sort"
              value={state.sort}
              onChange={(event) => change({ ...state, sort: event.target.value, page: 1 })}
              className="field w-auto"
            >
              {known.sort.map((sort) => (
                <option key={sort} value={sort}>
                  {search.sorts[sort as keyof typeof search.sorts] ?? sort}
                </option>
              ))}
            </select>
            <noscript>
              <button type="submit" form={formId} className="button">
                {search.apply}
              </button>
            </noscript>
          </div>
        </div>
        <ActiveFilters state={state} words={words} onChange={follow} />
      </div>
      <details className="unfolded-lg mb-4 rounded-lg border border-line px-4 lg:row-span-2 lg:row-start-1 lg:border-0 lg:px-0">
        <summary className="min-h-11 py-2.5 font-semibold">{search.filters}</summary>
        <SearchFacets
          formId={formId}
          state={state}
          known={known}
          facets={data?.facets}
          words={words}
          onToggle={(filter, value) => change(toggled(state, filter, value))}
        />
      </details>
      <section
        aria-label={search.titleAll}
        aria-busy={isPlaceholderData}
        className={`min-w-0 lg:col-start-2 ${isPlaceholderData ? 'opacity-60' : ''}`}
      >
        {isError ? (
          <div role="alert" className="mb-4 rounded-md border-l-4 border-danger bg-danger-soft px-4 py-3">
            <p className="mb-2 font-semibold">{search.failed}</p>
            <button type="button" className="button" onClick={() => refetch()}>
              {search.retry}
            </button>
          </div>
        ) : null}
        {data && data.results.length === 0 ? <NoResults state={state} words={search} onChange={follow} /> : null}
        <ul className="grid gap-3">
          {data?.results.map((result) => (
            <li key={shortName(result)}>
              <RepositoryCard result={result} messages={cards} language={language} now={now} heading="h2" />
            </li>
          ))}
        </ul>
        <Pagination
          page={state.page}
          pageCount={Math.min(Math.ceil(total / pageSize), known.maxPage)}
          hrefOf={(page) => searchPath({ ...state, page })}
          words={pagination}
          onPage={(page, event) => follow({ ...state, page }, event)}
        />
      </section>
    </div>
  );
}
