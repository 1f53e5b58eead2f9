'use client';

import Link from 'next/link';
import { useSelectedLayoutSegment } from 'next/navigation';

type Tab = { segment: string | null; href: string; text: string; count?: string };

/** The repository's pages; the one shown is marked by a line and `aria-current`. */
export function RepositoryTabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const shown = useSelectedLayoutSegment();
  return (
    <nav aria-label={label} className="mt-6 flex gap-1 border-b border-line">
      {tabs.map(({ segment, href, text, count }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={segment === shown ? 'page' : undefined}
          className="-mb-px flex min-h-10 items-center gap-2 border-b-2 border-transparent px-3 text-ink-soft hover:border-line-strong hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
        >
          {text}
          {count === undefined ? null : (
            <span className="rounded-full bg-surface-sunken px-2 text-xs leading-5 font-normal text-ink-soft tabular-nums">
              {count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
