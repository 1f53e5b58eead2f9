'use client';

import type { FindingWords } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/finding-words';
import { fillIn } from '@/lib/language/format';

type Props = {
  /** The first and the last row that the reader sees, and how many there are, as text */
  from: string;
  to: string;
  total: string;
  words: FindingWords;
  toFilters: () => void;
  /** Given where something in sight could not be loaded */
  retry: (() => void) | undefined;
};

/**
 * Where in a long list the reader is, at the foot of the window. What could not be loaded is said here and not in the rows:
 * a row moves, and is another one, with every step of the reader's.
 */
export function ListPlace({ from, to, total, words, toFilters, retry }: Props) {
  return (
    <div className="pointer-events-none sticky bottom-3 z-10 mt-3 flex justify-end">
      {retry ? (
        <div className="pointer-events-auto absolute right-0 bottom-full mb-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border-l-4 border-danger bg-danger-soft px-4 py-3 text-sm shadow-sm">
          <p role="alert">{words.failed}</p>
          <button type="button" className="button" onClick={retry}>
            {words.retry}
          </button>
        </div>
      ) : null}
      <p className="pointer-events-auto flex flex-wrap gap-x-3 rounded-full border border-line bg-surface-raised px-4 py-1.5 text-sm tabular-nums shadow-sm">
        {fillIn(words.range, { from, to, total })}
        <button type="button" onClick={toFilters} className="needs-script text-accent hover:underline">
          {words.toFilters}
        </button>
      </p>
    </div>
  );
}
