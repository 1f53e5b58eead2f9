import { FILTERS, type Filter, type KnownValues, type SearchState } from '@/components/catalogue/search-state';
import type { SearchWords } from '@/components/catalogue/search-words';
import type { SearchPage } from '@/lib/catalogue/schema';
import { exactNumber } from '@/lib/language/format';

type Props = {
  formId: string;
  state: SearchState;
  known: KnownValues;
  facets: SearchPage['facets'] | undefined;
  words: SearchWords;
  onToggle: (filter: Filter, value: string) => void;
};

/** Filters with how many repositories each would show; a GET form where there is no script. */
export function SearchFacets({ formId, state, known, facets, words, onToggle }: Props) {
  const countOf = (filter: Filter, value: string): number =>
    (facets?.[filter === 'arch' ? 'architecture' : filter] ?? []).find((facet) => facet.value === value)?.count ?? 0;
  return (
    <form id={formId} action="/search" aria-label={words.search.filters}>
      {state.q ? <input type="hidden" name="q" value={state.q} /> : null}
      {FILTERS.map((filter) => {
        const values = known[filter].filter((value) => state[filter].includes(value) || countOf(filter, value) > 0);
        return values.length === 0 ? null : (
          <fieldset key={filter} className="mb-6">
            <legend className="mb-1 text-sm font-semibold">{words.search.groups[filter]}</legend>
            {values.map((value) => (
              <label
                key={value}
                className="-mx-2 flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-sm hover:bg-surface-sunken"
              >
                <input
                  type="checkbox"
                  name={filter}
                  value={value}
                  checked={state[filter].includes(value)}
                  onChange={() => onToggle(filter, value)}
                  className="size-4 shrink-0 accent-accent"
                />
                <span className="min-w-0 grow">{words.labels[filter][value] ?? value}</span>
                <span className="text-xs text-ink-soft tabular-nums">
                  {exactNumber(words.language, countOf(filter, value))}
                </span>
              </label>
            ))}
          </fieldset>
        );
      })}
      <noscript>
        <button type="submit" className="button button-primary w-full">
          {words.search.apply}
        </button>
      </noscript>
    </form>
  );
}
