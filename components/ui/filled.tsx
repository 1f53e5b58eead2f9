import type { ReactNode } from 'react';

/** A text with one place to fill, `{q}`, and what stands there as an element: a link, something in bold. */
export function Filled({ text, place, children }: { text: string; place: string; children: ReactNode }) {
  const [before, after] = text.split(`{${place}}`);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
