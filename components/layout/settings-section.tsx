import { type ReactNode, useId } from 'react';

type Props = { title: string; lead?: ReactNode; danger?: boolean; children: ReactNode };

/** One matter of a settings page, with its heading. */
export function SettingsSection({ title, lead, danger = false, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`grid grid-cols-[minmax(0,1fr)] gap-4 rounded-xl border bg-surface-raised p-5 sm:p-6 ${danger ? 'border-danger' : 'border-line'}`}
    >
      <div className="grid gap-1">
        <h2 id={id} className="text-lg font-semibold wrap-anywhere">
          {title}
        </h2>
        {lead ? <p className="max-w-[65ch] text-sm text-ink-soft">{lead}</p> : null}
      </div>
      {children}
    </section>
  );
}
