import Link from 'next/link';
import type { MouseEvent } from 'react';
import { activeFilters, type SearchState, toggled, withoutFilters } from '@/components/catalogue/search-state';
import type { SearchWords } from '@/components/catalogue/search-words';
import { fillIn } from '@/lib/language/format';
import { searchPath } from '@/lib/names/paths';

type Props = { state: SearchState; words: SearchWords; onChange: (state: SearchState, event: MouseEvent) => void };

/** The chosen filters; pressing one takes it away. */
export function ActiveFilters({ state, words: { search, labels }, onChange }: Props) {
  const active = activeFilters(state);
  if (active.length === 0) return null;
  const all = withoutFilters(state);
  return (
    <ul aria-label={search.active} className="mb-4 flex flex-wrap items-center gap-2">
      {active.map(({ filter, value }) => {
        const label = labels[filter][value] ?? value;
        const without = toggled(state, filter, value);
        return (
          <li key={`${filter} ${value}`}>
            <Link
              href={searchPath(without)}
              prefetch={false}
              aria-label={fillIn(search.remove, { filter: label })}
              onClick={(event) => onChange(without, event)}
              className="inline-flex min-h-8 items-center gap-1.5 rounded-full bg-accent-soft pr-2.5 pl-3 text-sm hover:underline"
            >
              {label}
              <span aria-hidden="true" className="text-ink-soft">
                ×
              </span>
            </Link>
          </li>
        );
      })}
      <li>
        <Link
          href={searchPath(all)}
          prefetch={false}
          onClick={(event) => onChange(all, event)}
          className="inline-flex min-h-8 items-center px-1 text-sm text-accent hover:underline"
        >
          {search.clear}
        </Link>
      </li>
    </ul>
  );
}
