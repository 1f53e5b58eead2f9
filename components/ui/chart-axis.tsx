import { compactNumber } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';

type Props = { ticks: readonly number[]; y: (tick: number) => number; height: number; language: Language };

/** The numbers beside a chart, which the chart's own text tells those who do not see them. */
export function ChartAxis({ ticks, y, height, language }: Props) {
  return (
    <svg aria-hidden="true" width="40" height={height} className="shrink-0 text-ink-soft">
      {ticks.map((tick) => (
        <text key={tick} x="40" y={y(tick) + 4} textAnchor="end" fontSize="12" fill="currentColor">
          {compactNumber(language, tick)}
        </text>
      ))}
    </svg>
  );
}
