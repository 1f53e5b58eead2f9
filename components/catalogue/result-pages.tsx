import type { MouseEvent } from 'react';
import type { SearchState } from '@/components/catalogue/search-state';
import type { SearchWords } from '@/components/catalogue/search-words';
import { Pagination, type PaginationWords } from '@/components/ui/pagination';
import type { SearchPage } from '@/lib/catalogue/schema';
import { exactNumber, fillIn } from '@/lib/language/format';
import { searchPath } from '@/lib/names/paths';

type Props = {
  state: SearchState;
  found: SearchPage;
  maxPage: number;
  words: SearchWords;
  pagination: PaginationWords;
  onFollow: (state: SearchState, event: MouseEvent) => void;
};

/** The way to the other pages. Where the total is a lower bound there is a next one as long as a page is full. */
export function ResultPages({ state, found, maxPage, words, pagination, onFollow }: Props) {
  const { total, results, pageSize } = found;
  const isOpen = total.relation === 'gte' && results.length === pageSize && state.page < maxPage;
  const pages = isOpen ? undefined : lastPage(found, state.page, maxPage);
  const isBounded = state.page === maxPage && (total.relation === 'gte' || total.value > maxPage * pageSize);
  return (
    <>
      <Pagination
        page={state.page}
        pageCount={pages}
        hrefOf={(page) => searchPath({ ...state, page })}
        words={pagination}
        onPage={(page, event) => onFollow({ ...state, page }, event)}
      />
      {isBounded ? (
        <p className="mt-4 text-center text-sm text-ink-soft">
          {fillIn(words.search.pagesEnd, { count: exactNumber(words.language, maxPage * pageSize) })}
        </p>
      ) : null}
    </>
  );
}

/** A page that a lower bound did not fill is the last one. */
function lastPage({ total, pageSize }: SearchPage, page: number, maxPage: number): number {
  const counted = Math.ceil(total.value / pageSize);
  return Math.min(total.relation === 'gte' ? page : counted, maxPage);
}
