import type { In } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/figure-text';
import { Hatch, PullChart } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/pull-chart';
import { ShownFigure } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/shown-figure';
import type { PullsView } from '@/lib/pulls/schema';

const LOOK = {
  pulls: { height: 200, className: 'fill-accent group-hover:fill-accent-strong' },
  versionChecks: { height: 96, className: 'fill-ink-faint group-hover:fill-ink-soft' },
};

/** Pulls, or version checks: what that is, how many, and when. */
export function PullMeasure({ view, of, ...in_ }: { view: PullsView; of: keyof typeof LOOK } & In) {
  const { words } = in_;
  const total = view.totals[of];
  const bars = view.periods.map((period) => ({ ...period, figure: period[of] }));
  const meaning = { pulls: words.pullsMeaning, versionChecks: words.versionChecksMeaning };
  return (
    <section aria-labelledby={of} className="mt-8">
      <h3 id={of} className="flex flex-wrap items-baseline gap-x-3 text-lg font-semibold">
        {words[of]}
        <span className="text-2xl tabular-nums">
          <ShownFigure figure={total} {...in_} />
        </span>
      </h3>
      <p className="mb-3 max-w-[75ch] text-sm text-ink-soft">{meaning[of]}</p>
      <PullChart
        id={`chart-${of}`}
        title={words.charts[of][view.step]}
        bars={bars}
        total={total}
        {...LOOK[of]}
        {...in_}
      />
      {bars.some(({ figure }) => figure.count === null) ? (
        <p className="mt-1 flex items-center gap-2 pl-12 text-sm text-ink-soft">
          <svg aria-hidden="true" width="16" height="16" className="shrink-0 border border-line">
            <Hatch id={`legend-${of}`} />
            <rect width="16" height="16" fill={`url(#legend-${of})`} />
          </svg>
          {words.few}
        </p>
      ) : null}
    </section>
  );
}
