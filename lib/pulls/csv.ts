import { csvLine } from '@/lib/audit/csv';
import type { Figures, PullRow, PullsView } from '@/lib/pulls/schema';

const nameOf = ({ kind, value }: PullRow): string => value ?? `(${kind})`;
const textOf = ({ pulls, versionChecks }: Figures): string[] =>
  [pulls, versionChecks].flatMap(({ count, withheld }) => [count === null ? '' : String(count), String(withheld)]);

/** The figures as CSV (RFC 4180), one record a period, or one a period and row of the breakdown. */
export function pullsCsv({ periods, rows, breakdown }: PullsView): string {
  const columns = ['from', 'to', ...(breakdown === 'none' ? [] : [breakdown])];
  const head = csvLine([...columns, 'pulls', 'pullsWithheld', 'versionChecks', 'versionChecksWithheld']);
  const lines = periods.flatMap(({ from, to, ...figures }, index) =>
    breakdown === 'none'
      ? [csvLine([from, to, ...textOf(figures)])]
      : rows.map((row) => csvLine([from, to, nameOf(row), ...textOf(row.periods[index] ?? figures)])),
  );
  return head + lines.join('');
}
