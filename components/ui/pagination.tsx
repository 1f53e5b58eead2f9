import Link from 'next/link';
import { fillIn } from '@/lib/language/format';

export type PaginationWords = {
  label: string;
  previous: string;
  next: string;
  page: string;
  /** Needed where nobody knows how many pages there are. */
  pageOpen?: string;
};

type Props = {
  page: number;
  /** undefined: there is a next page, and nobody knows how many. */
  pageCount: number | undefined;
  hrefOf: (page: number) => string;
  words: PaginationWords;
  /** For a client component that shows the page without a new document; the links work without it. */
  onPage?: (page: number, event: React.MouseEvent) => void;
};

/** Previous and next, and where one is between them. Nothing where there is one page only. */
export function Pagination({ page, pageCount, hrefOf, words, onPage }: Props) {
  if (pageCount !== undefined && pageCount <= 1) return null;
  const step = (target: number, text: string, rel: 'prev' | 'next') =>
    target < 1 || (pageCount !== undefined && target > pageCount) ? (
      <span className="button invisible" aria-hidden="true">
        {text}
      </span>
    ) : (
      <Link
        href={hrefOf(target)}
        prefetch={false}
        rel={rel}
        className="button"
        {...(onPage ? { onClick: (event: React.MouseEvent) => onPage(target, event) } : {})}
      >
        {text}
      </Link>
    );
  return (
    <nav aria-label={words.label} className="mt-8 flex items-center justify-between gap-4">
      {step(page - 1, words.previous, 'prev')}
      <span className="text-sm text-ink-soft tabular-nums">
        {pageCount === undefined
          ? fillIn(words.pageOpen ?? '{page}', { page })
          : fillIn(words.page, { page, pages: pageCount })}
      </span>
      {step(page + 1, words.next, 'next')}
    </nav>
  );
}
