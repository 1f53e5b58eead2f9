import Link from 'next/link';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';

type SearchProps = ComponentProps<'input'> & { label: string };

/** The words that a list is filtered by. On a phone it has a line of its own. */
export function SearchField({ label, className = '', ...input }: SearchProps) {
  return (
    <label className="grid w-full gap-1 text-sm sm:w-auto">
      <span className="font-medium">{label}</span>
      <input
        type="search"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className={`field ${className}`}
        {...input}
      />
    </label>
  );
}

type ChoiceProps<T extends string> = Omit<ComponentProps<'select'>, 'children'> & {
  label: string;
  values: readonly T[];
  texts: Readonly<Record<T, string>>;
  /** An option before the others, which chooses none of them */
  any?: string;
};

/** One of a few, beside a field of words: an order, a state. */
export function ChoiceField<T extends string>({ label, values, texts, any, ...select }: ChoiceProps<T>) {
  return (
    <label className="grid min-w-0 flex-1 gap-1 text-sm sm:flex-none">
      <span className="font-medium">{label}</span>
      <select className="field" {...select}>
        {any === undefined ? null : <option value="">{any}</option>}
        {values.map((value) => (
          <option key={value} value={value}>
            {texts[value]}
          </option>
        ))}
      </select>
    </label>
  );
}

type ViewsProps<T extends string> = {
  label: string;
  views: readonly { view: T; text: ReactNode; href: string }[];
  chosen: T;
  className?: string;
  scroll?: boolean;
  onChoose?: (view: T, event: MouseEvent) => void;
};

/** The ways in which a list is shown, of which one is chosen: links, so that they work without a script. */
export function ViewSwitch<T extends string>({ label, views, chosen, className, scroll, onChoose }: ViewsProps<T>) {
  return (
    <nav aria-label={label} className={`flex rounded-lg border border-line-strong p-0.5 ${className ?? ''}`}>
      {views.map(({ view, text, href }) => (
        <Link
          key={view}
          href={href}
          prefetch={false}
          scroll={scroll}
          aria-current={view === chosen ? 'page' : undefined}
          onClick={onChoose ? (event) => onChoose(view, event) : undefined}
          className="rounded-md px-3 py-1.5 text-sm font-medium text-ink-soft hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
