import { type Period, periodsOf } from '@/lib/pulls/calendar';
import type { Measure } from '@/lib/pulls/pull-columns';
import type { PullRange } from '@/lib/pulls/pull-range';
import type { Figure, PullRow, PullsView } from '@/lib/pulls/schema';
import { type Measured, type Series, topValues, valueSeries, wholeSeries } from '@/lib/pulls/series';

type Both = Record<Measure, Measured>;

const both = ({ pulls, versionChecks }: Both, seriesOf: (measured: Measured) => Series) => {
  const series = { pulls: seriesOf(pulls), versionChecks: seriesOf(versionChecks) };
  return {
    totals: { pulls: series.pulls.total, versionChecks: series.versionChecks.total },
    periods: series.pulls.periods.map((figure, index) => ({
      pulls: figure,
      versionChecks: series.versionChecks.periods[index] as Figure,
    })),
  };
};

function rowsOf(measured: Both, periods: readonly Period[]): PullRow[] {
  const named = topValues(measured.pulls.parts, measured.versionChecks.parts);
  const hasOthers = Object.values(measured).some(({ parts }) =>
    parts.some(({ value }) => value === null || !named.includes(value)),
  );
  return [...named, ...(hasOthers ? [null] : [])].map((value): PullRow => {
    const { totals, periods: figures } = both(measured, (one) => valueSeries(one, periods, value, named));
    const kind = value === null ? 'others' : value === '' ? 'unnamed' : 'named';
    return { kind, value: value || null, ...totals, periods: figures };
  });
}

/** What was read of a range, with a figure for every period of it. */
export function toPullsView(
  range: PullRange,
  measured: Both,
  more: Pick<PullsView, 'suppressed' | 'counted'>,
): PullsView {
  const periods = periodsOf(range.step, range.from, range.to);
  const { totals, periods: figures } = both(measured, (one) => wholeSeries(one, periods));
  return {
    ...range,
    ...more,
    totals,
    periods: periods.map((period, index) => ({ ...period, ...(figures[index] as (typeof figures)[number]) })),
    rows: range.breakdown === 'none' ? [] : rowsOf(measured, periods),
  };
}
