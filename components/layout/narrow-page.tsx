import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';

/** A page with one thing to do: sign in, register, set a password. */
export function NarrowPage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="page py-12 sm:py-20">
      <div className="mx-auto max-w-sm">
        <Mark className="mb-4 size-10 text-accent" />
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        {lead ? <p className="mt-2 text-ink-soft">{lead}</p> : null}
        <div className="mt-6 grid gap-6">{children}</div>
      </div>
    </div>
  );
}
