import type { MouseEvent, Ref } from 'react';
import { CorrectionNote } from '@/components/catalogue/correction-note';
import type { KnownValues, SearchState } from '@/components/catalogue/search-state';
import { searchTitle } from '@/components/catalogue/search-title';
import type { SearchWords } from '@/components/catalogue/search-words';
import { SortChoice } from '@/components/catalogue/sort-choice';
import type { SearchPage } from '@/lib/catalogue/schema';
import { boundedNumber, counted } from '@/lib/language/format';

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

/** What was searched for, how many were found, and their order; what is empty has none. */
export function SearchHeading({ headingRef, formId, state, known, found, failed, words, onChange, onFollow }: Props) {
  const { search, language } = words;
  const title = searchTitle({ ...state, q: found?.correctedQuery ?? state.q }, words);
  return (
    <>
      <div className="mb-4 grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1">
        <h1
          ref={headingRef}
          tabIndex={-1}
          title={title}
          className="line-clamp-2 scroll-mt-24 text-2xl font-semibold tracking-tight wrap-anywhere focus-visible:outline-none max-sm:col-span-2"
        >
          {title}
        </h1>
        <p role="status" className="row-start-2 text-sm text-ink-soft">
          {found
            ? counted(search.results, found.total.value, boundedNumber(language, found.total))
            : failed
              ? ''
              : search.loading}
        </p>
        <div className="row-start-2 sm:col-start-2 sm:row-span-2 sm:row-start-1 sm:self-end">
          {found?.total.value === 0 ? (
            <input type="hidden" form={formId} name="sort" value={state.sort} />
          ) : (
            <SortChoice formId={formId} state={state} known={known} words={search} onChange={onChange} />
          )}
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
