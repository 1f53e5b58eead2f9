import { figureText, type In } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/figure-text';
import { exactNumber } from '@/lib/language/format';
import type { Figure } from '@/lib/pulls/schema';

/** A figure as short as it can be said: `1,234`, `1,234+`, `<5`; in full for screen readers and on hover. */
export function ShownFigure({ figure, ...in_ }: { figure: Figure } & In) {
  const { count, withheld } = figure;
  if (count !== null && !withheld) return exactNumber(in_.language, count);
  const text = figureText(figure, in_);
  return (
    <span title={text}>
      <span className="sr-only">{text}</span>
      <span aria-hidden="true" className={count === null ? 'text-ink-faint' : undefined}>
        {count === null ? '<5' : `${exactNumber(in_.language, count)}${in_.words.atLeastSign}`}
      </span>
    </span>
  );
}
