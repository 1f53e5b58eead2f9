import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';

/** Nothing here: says so, and what to do next. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded-xl border border-dashed border-line-strong px-4 py-10 text-center sm:px-6 sm:py-12">
      <Mark className="mx-auto mb-4 size-10 text-ink-faint" />
      <p className="text-lg font-semibold wrap-anywhere">{title}</p>
      <div className="mx-auto mt-2 max-w-[55ch] text-ink-soft">{children}</div>
    </div>
  );
}
