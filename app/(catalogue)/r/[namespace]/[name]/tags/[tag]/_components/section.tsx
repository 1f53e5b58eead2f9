import type { ReactNode } from 'react';

/** A part of the tag's page, with a heading that links can lead to. */
export function Section({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="text-2xl leading-tight font-semibold">
        {title}
      </h2>
      {lead ? <p className="mt-1 max-w-[70ch] text-sm text-ink-soft">{lead}</p> : null}
      <div className="mt-3">{children}</div>
    </section>
  );
}
