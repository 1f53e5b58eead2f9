import { Children, type ReactNode } from 'react';

const SHOWN = 30;
/** Folding away fewer than this would save nobody a scroll. */
const FEWEST_FOLDED = 6;

/** A list of `<li>`s; what comes after the first thirty is in the HTML too, but folded away. */
export function FoldedList({
  id,
  items,
  moreLabel,
}: {
  id?: string;
  items: ReactNode;
  moreLabel: (count: number) => string;
}) {
  const all = Children.toArray(items);
  const shown = all.length < SHOWN + FEWEST_FOLDED ? all : all.slice(0, SHOWN);
  const rest = all.slice(shown.length);
  return (
    <div id={id}>
      <ul className="border-b border-line">{shown}</ul>
      {rest.length > 0 ? (
        <details>
          <summary className="cursor-pointer py-3 font-medium text-accent hover:underline">
            {moreLabel(rest.length)}
          </summary>
          <ul className="border-b border-line">{rest}</ul>
        </details>
      ) : null}
    </div>
  );
}
