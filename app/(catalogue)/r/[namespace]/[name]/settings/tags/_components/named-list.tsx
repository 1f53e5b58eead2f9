import { useId } from 'react';
import { fillIn } from '@/lib/language/format';

const SHOWN = 200;

type Props = {
  title: string;
  names: readonly string[];
  more: string;
  /** Sentences, not names */
  isText?: boolean;
};

/** Names under a heading, as many as one can read; nothing without any. */
export function NamedList({ title, names, more, isText = false }: Props) {
  const id = useId();
  if (names.length === 0) return null;
  return (
    <div className="grid gap-1">
      <p id={id} className="font-medium">
        {title}
      </p>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-labelledby={id}
        className="max-h-36 overflow-y-auto rounded-md bg-surface-sunken px-3 py-2"
      >
        <ul className={isText ? 'grid gap-1' : 'flex flex-wrap gap-x-4 gap-y-1 font-mono'}>
          {names.slice(0, SHOWN).map((name) => (
            <li key={name} className="wrap-anywhere">
              {name}
            </li>
          ))}
        </ul>
        {names.length > SHOWN ? (
          <p className="mt-1 text-ink-soft">{fillIn(more, { count: names.length - SHOWN })}</p>
        ) : null}
      </section>
    </div>
  );
}
