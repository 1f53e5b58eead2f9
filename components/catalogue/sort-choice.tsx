import type { KnownValues, SearchState } from '@/components/catalogue/search-state';
import type { SearchMessages } from '@/lib/language/en/search';

type Props = {
  formId: string;
  state: SearchState;
  known: KnownValues;
  words: SearchMessages;
  onChange: (state: SearchState) => void;
};

/** The order of the results: part of the filters' form, though it stands elsewhere. On a phone it tells its name itself. */
export function SortChoice({ formId, state, known, words, onChange }: Props) {
  return (
    <div className="flex items-center gap-2 text-sm">
      <label htmlFor={`${formId}-sort`} className="text-ink-soft max-sm:sr-only">
        {words.sort}
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
            {words.sorts[sort as keyof typeof words.sorts] ?? sort}
          </option>
        ))}
      </select>
      <noscript>
        <button type="submit" form={formId} className="button">
          {words.apply}
        </button>
      </noscript>
    </div>
  );
}
