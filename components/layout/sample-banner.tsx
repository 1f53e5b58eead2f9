import { FlaskConical } from 'lucide-react';
import type { CommonMessages } from '@/lib/language/en/common';

/** Says on every page that what it shows is sample data, and how to be rid of it. */
export function SampleBanner({ words }: { words: CommonMessages['sample'] }) {
  return (
    <aside aria-label={words.title} className="border-b border-line bg-warn-soft text-sm text-warn">
      <p className="page flex flex-wrap items-center gap-x-2 py-1.5">
        <FlaskConical aria-hidden="true" className="size-4 shrink-0 max-sm:hidden" />
        <span>{words.text}</span>
        <span>
          {words.remove} <code className="font-mono text-[0.9em] whitespace-nowrap">npx plimsoll sample remove</code>
        </span>
      </p>
    </aside>
  );
}
