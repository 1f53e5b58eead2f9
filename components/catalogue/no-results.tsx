import Link from 'next/link';
import type { MouseEvent } from 'react';
import { activeFilters, type SearchState, withoutFilters } from '@/components/catalogue/search-state';
import { EmptyState } from '@/components/ui/empty-state';
import type { SearchMessages } from '@/lib/language/en/search';
import { fillIn } from '@/lib/language/format';
import { searchPath } from '@/lib/names/paths';

type Props = { state: SearchState; words: SearchMessages; onChange: (state: SearchState, event: MouseEvent) => void };

/** Nothing found, and how to find more. */
export function NoResults({ state, words, onChange }: Props) {
  const filtered = activeFilters(state).length > 0;
  const all = withoutFilters(state);
  return (
    <EmptyState title={state.q ? fillIn(words.emptyFor, { q: state.q }) : words.emptyAll}>
      {filtered ? <p>{words.emptyFiltered}</p> : null}
      {state.q ? <p>{words.emptySpelling}</p> : null}
      <p className="mt-4 flex flex-wrap justify-center gap-3">
        {filtered ? (
          <Link href={searchPath(all)} prefetch={false} className="button" onClick={(event) => onChange(all, event)}>
            {words.clear}
          </Link>
        ) : null}
        {state.q ? (
          <Link href={searchPath({})} prefetch={false} className="button">
            {words.emptyBrowse}
          </Link>
        ) : null}
      </p>
    </EmptyState>
  );
}
