import type { MouseEvent, Ref } from 'react';
import { CorrectionNote } from '@/components/catalogue/correction-note';
import type { KnownValues, SearchState } from '@/components/catalogue/search-state';
import type { SearchWords } from '@/components/catalogue/search-words';
import type { SearchPage } from '@/lib/catalogue/schema';
import { boundedNumber, counted, fillIn } from '@/lib/language/format';

type Props = {
  headingRef: Ref<HTMLHeadingElement>;
  formId: string;
  state: SearchState;
  known: KnownValues;
  found: SearchPage | undefined;
  failed: boolean;
  words: SearchWords;
  onChange: (state: SearchState) => void;
  /** For links: the focus follows to the heading. */
  onFollow: (state: SearchState, event: MouseEvent) => void;
};

/** What was searched for, how many were found, and their order. */
export function SearchHeading({ headingRef, formId, state, known, found, failed, words, onChange, onFollow }: Props) {
  const { search, language } = words;
  const q = found?.correctedQuery ?? state.q;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1
            ref={headingRef}
            tabIndex={-1}
            className="scroll-mt-24 text-2xl font-semibold tracking-tight wrap-anywhere focus-visible:outline-none"
          >
            {q ? fillIn(search.title, { q }) : search.titleAll}
          </h1>
          <p role="status" className="text-sm text-ink-soft">
            {found
              ? counted(search.results, found.total.value, boundedNumber(language, found.total))
              : failed
                ? ''
                : search.loading}
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
            onChange={(event) => onChange({ ...state, sort: event.target.value, page: 1 })}
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
      {found?.correctedQuery ? (
        <CorrectionNote state={state} corrected={found.correctedQuery} words={search} onFollow={onFollow} />
      ) : null}
      {found?.sorted === 'approximate' ? (
        <p className="mb-4 max-w-[75ch] text-sm text-ink-soft">{search.approximate}</p>
      ) : null}
    </>
  );
}
