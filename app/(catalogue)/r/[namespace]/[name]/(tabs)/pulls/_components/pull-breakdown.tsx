import type { In } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/figure-text';
import { ShownFigure } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/shown-figure';
import { Sparkline } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/sparkline';
import type { PullsMessages } from '@/lib/language/en/pulls';
import type { PullRow, PullsView } from '@/lib/pulls/schema';

/** What a row of the breakdown is called. */
export function rowName({ kind, value }: PullRow, breakdown: PullsView['breakdown'], words: PullsMessages): string {
  if (kind === 'named') return value ?? '';
  return kind === 'others' ? words.others : words.unnamed[breakdown];
}

/** Who has which share: every row with its own small chart to the same scale, so that none needs a colour. */
export function PullBreakdown({ view, ...in_ }: { view: PullsView } & In) {
  const { words } = in_;
  const all = view.rows.reduce((sum, { pulls }) => sum + (pulls.count ?? 0), 0);
  const top = Math.max(1, ...view.rows.flatMap(({ periods }) => periods.map(({ pulls }) => pulls.count ?? 0)));
  return (
    <section aria-labelledby="breakdown" className="mt-10">
      <h3 id="breakdown" className="text-lg font-semibold">
        {words.by[view.breakdown]}
      </h3>
      <table className="mt-3 w-full text-sm">
        <thead className="border-b border-line text-left text-ink-soft">
          <tr className="align-bottom">
            <th className="py-2 pr-3 font-medium">{words.columns[view.breakdown]}</th>
            <th className="w-1/3 px-3 py-2 font-medium max-md:hidden">{words.overTime}</th>
            <th className="px-2 py-2 text-right font-medium">{words.pulls}</th>
            <th className="px-2 py-2 text-right font-medium">{words.share}</th>
            <th className="py-2 pl-2 text-right font-medium">{words.versionChecks}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-b border-line">
          {view.rows.map((row) => (
            <tr key={`${row.kind} ${row.value}`} className="align-middle">
              <th
                scope="row"
                className={`py-2 pr-3 text-left font-normal wrap-anywhere ${row.kind === 'named' ? 'font-mono' : 'text-ink-soft'}`}
              >
                {rowName(row, view.breakdown, words)}
              </th>
              <td className="px-3 py-2 max-md:hidden">
                <Sparkline counts={row.periods.map(({ pulls }) => pulls.count)} top={top} />
              </td>
              <td className="px-2 py-2 text-right tabular-nums">
                <ShownFigure figure={row.pulls} {...in_} />
              </td>
              <td className="px-2 py-2 text-right text-ink-soft tabular-nums">
                {all > 0 && row.pulls.count !== null ? `${((100 * row.pulls.count) / all).toFixed(1)}%` : '–'}
              </td>
              <td className="py-2 pl-2 text-right tabular-nums">
                <ShownFigure figure={row.versionChecks} {...in_} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
