import { type In, periodText } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/figure-text';
import { rowName } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/pull-breakdown';
import { ShownFigure } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/shown-figure';
import type { PullsView } from '@/lib/pulls/schema';

const NUMBER = 'py-1.5 pl-4 text-right tabular-nums';

/** Everything that the charts show, in numbers, the latest period first. */
export function PullTable({ view, ...in_ }: { view: PullsView } & In) {
  const { words } = in_;
  const rows = view.periods.map((period, index) => ({ ...period, index })).reverse();
  return (
    <details className="disclosure mt-10">
      <summary className="font-medium">{words.table}</summary>
      <section
        aria-label={words.tableCaption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard.
        tabIndex={0}
        className="relative mt-3 max-h-128 overflow-auto rounded-lg border border-line"
      >
        <table className="w-full text-sm">
          <caption className="sr-only">{words.tableCaption}</caption>
          <thead className="text-left">
            <tr className="bg-surface-sunken align-bottom text-ink-soft">
              <th className="py-2 pr-2 pl-3 font-medium">{words.period[view.step]}</th>
              <th className="py-2 pl-4 text-right font-medium">{words.pulls}</th>
              <th className="py-2 pr-3 pl-4 text-right font-medium">{words.versionChecks}</th>
              {view.rows.map((row) => (
                <th
                  key={`${row.kind} ${row.value}`}
                  className={`max-w-40 py-2 pr-3 pl-4 text-right font-normal wrap-anywhere ${row.kind === 'named' ? 'font-mono' : ''}`}
                >
                  {rowName(row, view.breakdown, words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map(({ index, pulls, versionChecks, ...period }) => (
              <tr key={period.from}>
                <th
                  scope="row"
                  className="py-1.5 pr-2 pl-3 text-left font-normal whitespace-nowrap max-sm:whitespace-normal"
                >
                  {periodText(period, in_)}
                </th>
                <td className={NUMBER}>
                  <ShownFigure figure={pulls} {...in_} />
                </td>
                <td className={`${NUMBER} pr-3`}>
                  <ShownFigure figure={versionChecks} {...in_} />
                </td>
                {view.rows.map((row) => (
                  <td key={`${row.kind} ${row.value}`} className={`${NUMBER} pr-3`}>
                    <ShownFigure figure={row.periods[index]?.pulls ?? { count: 0, withheld: false }} {...in_} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
