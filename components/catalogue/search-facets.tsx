import type { MouseEvent } from 'react';
import { FacetGroup } from '@/components/catalogue/facet-group';
import { offeredValues } from '@/components/catalogue/facet-values';
import { FILTERS, type Filter, type KnownValues, type SearchState } from '@/components/catalogue/search-state';
import type { SearchWords } from '@/components/catalogue/search-words';
import { ShowResults } from '@/components/catalogue/show-results';
import type { SearchPage } from '@/lib/catalogue/schema';

type Props = {
  formId: string;
  state: SearchState;
  known: KnownValues;
  found: SearchPage | undefined;
  words: SearchWords;
  onToggle: (filter: Filter, value: string) => void;
  onShow: (event: MouseEvent<HTMLButtonElement>) => void;
};

/** Filters with how many repositories each would show; a GET form where there is no script. */
export function SearchFacets({ formId, state, known, found, words, onToggle, onShow }: Props) {
  return (
    <form id={formId} action="/search" aria-label={words.search.filters}>
      {state.q ? <input type="hidden" name="q" value={state.q} /> : null}
      {state.exact ? <input type="hidden" name="exact" value="true" /> : null}
      {FILTERS.map((filter) => {
        const values = offeredValues(filter, state, known, found);
        return values.length === 0 ? null : (
          <FacetGroup
            key={filter}
            filter={filter}
            values={values}
            state={state}
            words={words}
            full={filter === 'publisher' && state.publisher.length >= known.maxPublishers}
            onToggle={(value) => onToggle(filter, value)}
          />
        );
      })}
      <noscript>
        <button type="submit" className="button button-primary w-full">
          {words.search.apply}
        </button>
      </noscript>
      <ShowResults found={found} words={words} onShow={onShow} />
    </form>
  );
}
