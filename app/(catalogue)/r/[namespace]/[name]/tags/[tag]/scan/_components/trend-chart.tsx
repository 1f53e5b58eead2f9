import { SEVERITY_FILL } from '@/components/scan/severity-colours';
import { ChartAxis } from '@/components/ui/chart-axis';
import type { ScansMessages } from '@/lib/language/en/scans';
import { formatDate } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import { chartTicks } from '@/lib/pulls/chart-scale';
import type { TrendPoint } from '@/lib/scans/scan-trend';
import { SEVERITIES } from '@/lib/scans/severity';
import { totalOf } from '@/lib/scans/severity-total';

type Props = { trend: readonly TrendPoint[]; words: ScansMessages; language: Language };

const HEIGHT = 120;
const ABOVE = 8;
const BELOW = 42;
const LEAST = 2;
/** Of a bar that has the chart to itself, a share of its width. */
const WIDEST = 0.08;
const percent = (part: number): string => `${Math.round(part * 1e4) / 100}%`;

/** One report as a bar of its severities, the worst at the bottom, with a sign for why it differs from the one before. */
function Bar({
  point,
  index,
  count,
  top,
  words,
  language,
}: Omit<Props, 'trend'> & {
  point: TrendPoint;
  index: number;
  count: number;
  top: number;
}) {
  const middle = (index + 0.5) / count;
  const width = Math.min(0.7 / count, WIDEST);
  const text = SEVERITIES.filter((severity) => point[severity] > 0)
    .map((severity) => `${words.severities[severity]} ${point[severity]}`)
    .join(', ');
  let y = ABOVE + HEIGHT;
  return (
    <g>
      <title>{`${formatDate(language, point.scannedAt)}: ${text || words.clean}. ${words.trend.causes[point.cause]}`}</title>
      {SEVERITIES.map((severity) => {
        if (point[severity] === 0) return null;
        const tall = Math.max(LEAST, (HEIGHT * point[severity]) / top);
        y -= tall;
        return (
          <rect
            key={severity}
            x={percent(middle - width / 2)}
            width={percent(width)}
            y={y}
            height={tall}
            className={`stroke-surface ${SEVERITY_FILL[severity]}`}
          />
        );
      })}
      <text x={percent(middle)} y={ABOVE + HEIGHT + 16} textAnchor="middle" fontSize="12" className="fill-ink">
        {words.trend.signs[point.cause]}
      </text>
    </g>
  );
}

/** Findings of each report as stacked bars, drawn on the server; every figure is in the table below. */
export function TrendChart({ trend, words, language }: Props) {
  const ticks = chartTicks(Math.max(1, ...trend.map(totalOf)));
  const top = ticks.at(-1) ?? 1;
  const size = ABOVE + HEIGHT + BELOW;
  const y = (tick: number) => ABOVE + HEIGHT * (1 - tick / top);
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last) return null;
  const [from, to] = [formatDate(language, first.scannedAt), formatDate(language, last.scannedAt)];
  return (
    <div className="flex gap-2">
      <ChartAxis ticks={ticks} y={y} height={size} language={language} />
      <svg role="img" aria-labelledby="trend-title" width="100%" height={size} className="min-w-0 grow">
        <title id="trend-title">{words.trend.chart(trend.length, from, to)}</title>
        {ticks.map((tick) => (
          <line
            key={tick}
            x1="0"
            x2="100%"
            y1={y(tick)}
            y2={y(tick)}
            className={tick === 0 ? 'stroke-line-strong' : 'stroke-line'}
          />
        ))}
        {trend.map((point, index) => (
          <Bar key={point.id} {...{ point, index, count: trend.length, top, words, language }} />
        ))}
        <text x="0" y={size - 6} fontSize="12" className="fill-ink-soft">
          {from}
        </text>
        <text x="100%" y={size - 6} textAnchor="end" fontSize="12" className="fill-ink-soft">
          {to}
        </text>
      </svg>
    </div>
  );
}
