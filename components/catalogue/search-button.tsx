import { LoaderCircle, Search } from 'lucide-react';
import type { CommonMessages } from '@/lib/language/en/common';

/** Long enough that a page that comes at once changes nothing. */
const LATE = 'transition-opacity delay-300';

/** The button in the search field; while the next page is slow to come it turns. */
export function SearchButton({ busy, words }: { busy: boolean; words: CommonMessages['searchBox'] }) {
  return (
    <button
      type="submit"
      aria-label={words.submit}
      title={words.shortcut}
      aria-busy={busy}
      className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-r-lg text-ink-soft hover:text-accent"
    >
      <Search aria-hidden="true" className={`col-start-1 row-start-1 size-5 ${busy ? `${LATE} opacity-0` : ''}`} />
      {busy ? (
        <LoaderCircle
          aria-hidden="true"
          className={`col-start-1 row-start-1 size-5 motion-safe:animate-spin starting:opacity-0 ${LATE}`}
        />
      ) : null}
    </button>
  );
}
