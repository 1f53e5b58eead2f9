import type { MouseEvent } from 'react';
import { activeFilters, type SearchState, toggled, withoutFilters } from '@/components/catalogue/search-state';
import { filterLabel } from '@/components/catalogue/search-title';
import type { SearchWords } from '@/components/catalogue/search-words';
import { StateLink } from '@/components/catalogue/state-link';
import { fillIn } from '@/lib/language/format';

type Props = { state: SearchState; words: SearchWords; onFollow: (state: SearchState, event: MouseEvent) => void };

/** The chosen filters; pressing one takes it away. */
export function ActiveFilters({ state, words: { search, labels }, onFollow }: Props) {
  const active = activeFilters(state);
  if (active.length === 0) return null;
  return (
    <ul aria-label={search.active} className="mb-4 flex flex-wrap items-center gap-2">
      {active.map(({ filter, value }) => {
        const label = filterLabel({ filter, value }, labels);
        return (
          <li key={`${filter} ${value}`} className="min-w-0">
            <StateLink
              state={toggled(state, filter, value)}
              onFollow={onFollow}
              label={fillIn(search.remove, { filter: label })}
              className="inline-flex min-h-8 items-center gap-1.5 rounded-full bg-accent-soft pr-2.5 pl-3 text-sm wrap-anywhere hover:underline"
            >
              {label}
              <span aria-hidden="true" className="text-ink-soft">
                ×
              </span>
            </StateLink>
          </li>
        );
      })}
      <li>
        <StateLink
          state={withoutFilters(state)}
          onFollow={onFollow}
          className="inline-flex min-h-8 items-center px-1 text-sm text-accent hover:underline"
        >
          {search.clear}
        </StateLink>
      </li>
    </ul>
  );
}
