import {
  figureText,
  type In,
  periodText,
} from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/figure-text';
import { ChartAxis } from '@/components/ui/chart-axis';
import { exactNumber, formatDate, formatDay } from '@/lib/language/format';
import type { Period } from '@/lib/pulls/calendar';
import { chartTicks, labelledPeriods } from '@/lib/pulls/chart-scale';
import type { Figure } from '@/lib/pulls/schema';

export type Bar = Period & { figure: Figure };
type Props = In & {
  id: string;
  title: string;
  bars: readonly Bar[];
  total: Figure;
  /** Of the bars, in pixels */
  height: number;
  className: string;
};

const ABOVE = 10;
const BELOW = 24;
/** What a bar is at least, to be seen. */
const LEAST = 2;
/** Of what is withheld: too low to be taken for a count. */
const STUB = 12;
const percent = (part: number): string => `${Math.round(part * 1e4) / 100}%`;

function summary({ bars, total, words, language }: Props): string {
  const most = bars.reduce<Bar | null>((a, b) => ((b.figure.count ?? 0) > (a?.figure.count ?? 0) ? b : a), null);
  const [first, last] = [bars[0], bars.at(-1)];
  return [
    first && last
      ? words.chartText(
          figureText(total, { words, language }),
          formatDate(language, first.from),
          formatDate(language, last.to),
        )
      : '',
    most ? words.chartMost(exactNumber(language, most.figure.count ?? 0), periodText(most, { words, language })) : '',
    words.chartTable,
  ].join(' ');
}

/**
 * Counts as bars, drawn on the server. Widths are shares of the page's and heights are pixels, so it fits every screen
 * without a script and nothing moves; what is withheld is hatched, not only of another colour.
 */
export function PullChart(props: Props) {
  const { id, title, bars, height, className, language } = props;
  const ticks = chartTicks(Math.max(0, ...bars.map(({ figure }) => figure.count ?? 0)));
  const top = ticks.at(-1) ?? 1;
  const y = (count: number) => ABOVE + height * (1 - count / top);
  const size = ABOVE + height + BELOW;
  return (
    <div className="flex gap-2">
      <ChartAxis ticks={ticks} y={y} height={size} language={language} />
      <svg
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        width="100%"
        height={size}
        className="min-w-0 grow"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-text`}>{summary(props)}</desc>
        <Hatch id={`${id}-few`} />
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
        {bars.map((bar, index) => (
          <ChartBar key={bar.from} bar={bar} index={index} y={y} fill={className} {...props} />
        ))}
        <Labels {...props} y={size - 6} />
      </svg>
    </div>
  );
}

/** Lines from below left to above right, for what is withheld. */
export function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
      <path d="M-1 7 7 -1M-1 1 1 -1M5 7 7 5" className="stroke-ink-faint" strokeWidth="1" />
    </pattern>
  );
}

function ChartBar({
  bar,
  index,
  y,
  fill,
  ...props
}: Props & { bar: Bar; index: number; y: (count: number) => number; fill: string }) {
  const { id, bars, height } = props;
  const { count } = bar.figure;
  const gap = bars.length > 120 ? 0.1 : 0.2;
  const place = { x: percent((index + gap / 2) / bars.length), width: percent((1 - gap) / bars.length) };
  const tall = count === null ? STUB : count === 0 ? 0 : Math.max(LEAST, y(0) - y(count));
  return (
    <g className="group">
      <title>{`${periodText(bar, props)}: ${figureText(bar.figure, props)}`}</title>
      <rect
        x={percent(index / bars.length)}
        width={percent(1 / bars.length)}
        y={ABOVE}
        height={height}
        className="fill-transparent group-hover:fill-surface-sunken"
      />
      <rect
        {...place}
        y={y(0) - tall}
        height={tall}
        {...(count === null ? { fill: `url(#${id}-few)` } : { className: fill })}
      />
    </g>
  );
}

function Labels({ bars, language, y }: Props & { y: number }) {
  const labelled = labelledPeriods(bars.length);
  const dayText = bars[0]?.from.slice(0, 4) === bars.at(-1)?.from.slice(0, 4) ? formatDay : formatDate;
  return labelled.map((index) => {
    const [isFirst, isLast] = [index === 0, index === bars.length - 1];
    const isBetween = !isFirst && !isLast && bars.length > 1;
    const x = isFirst ? 0 : isLast ? 1 : (index + 0.5) / bars.length;
    return (
      <text
        key={index}
        x={percent(x)}
        y={y}
        textAnchor={isFirst ? 'start' : isLast ? 'end' : 'middle'}
        fontSize="12"
        className={`fill-ink-soft ${isBetween && labelled.indexOf(index) % 2 === 1 ? 'max-sm:hidden' : ''}`}
      >
        {dayText(language, bars[index]?.from ?? '')}
      </text>
    );
  });
}
