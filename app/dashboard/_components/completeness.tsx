import { ChevronDown } from 'lucide-react';
import type { DashboardMessages } from '@/lib/language/en/dashboard';
import { fillIn } from '@/lib/language/format';
import { PAGE_PARTS, type PagePart } from '@/lib/repositories/completeness';

type Props = { missing: readonly PagePart[]; words: DashboardMessages['repositories'] };

/** How much of a page is there; what is missing unfolds. */
export function Completeness({ missing, words }: Props) {
  const all = PAGE_PARTS.length;
  const done = all - missing.length;
  const bar = (
    <span aria-hidden="true" className="inline-block h-1.5 w-14 overflow-hidden rounded-full bg-line align-middle">
      <span className="block h-full rounded-full bg-accent" style={{ width: `${(100 * done) / all}%` }} />
    </span>
  );
  if (missing.length === 0)
    return (
      <span className="inline-flex items-center gap-2">
        {bar} {words.complete}
      </span>
    );
  return (
    <details className="group max-w-64">
      <summary className="flex min-h-6 items-center gap-2 whitespace-nowrap">
        {bar} {fillIn(words.score, { done, all })}
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-soft group-open:rotate-180" />
      </summary>
      <p className="mt-1 text-xs text-ink-soft">
        {fillIn(words.missing, { parts: missing.map((part) => words.parts[part]).join(words.separator) })}
      </p>
    </details>
  );
}
