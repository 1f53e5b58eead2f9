import { changeText } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-trend';
import type { ScansMessages } from '@/lib/language/en/scans';
import { exactNumber, formatInstant } from '@/lib/language/format';
import { shortDigest } from '@/lib/names/digest';
import type { Language } from '@/lib/names/language';
import type { TrendPoint } from '@/lib/scans/scan-trend';
import { SEVERITIES } from '@/lib/scans/severity';
import { totalOf } from '@/lib/scans/severity-total';

const NUMBER = 'py-1.5 pl-4 text-right tabular-nums';

/** What the chart shows, in numbers and words, the newest report first. */
export function TrendTable({
  trend,
  words,
  language,
}: {
  trend: readonly TrendPoint[];
  words: ScansMessages;
  language: Language;
}) {
  const number = (value: number) => exactNumber(language, value);
  return (
    <details className="disclosure mt-4 text-sm">
      <summary className="font-medium">{words.trend.table}</summary>
      <section
        aria-label={words.trend.table}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard.
        tabIndex={0}
        className="mt-3 overflow-x-auto rounded-lg border border-line"
      >
        <table className="w-full">
          <thead className="bg-surface-sunken text-left text-ink-soft">
            <tr>
              <th className="py-2 pl-3 font-medium">{words.trend.date}</th>
              <th className="py-2 pl-4 font-medium">{words.summary.scanner}</th>
              <th className="py-2 pl-4 font-medium">{words.trend.image}</th>
              {SEVERITIES.map((severity) => (
                <th key={severity} className="py-2 pl-4 text-right font-medium">
                  {words.severities[severity]}
                </th>
              ))}
              <th className="py-2 pl-4 text-right font-medium">{words.trend.total}</th>
              <th className="px-4 py-2 font-medium">{words.trend.why}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {trend.toReversed().map((point) => (
              <tr key={point.id}>
                <th scope="row" className="py-1.5 pl-3 text-left font-normal whitespace-nowrap">
                  {formatInstant(language, point.scannedAt)}
                </th>
                <td className="py-1.5 pl-4">{point.scanner}</td>
                <td className="py-1.5 pl-4 font-mono text-xs whitespace-nowrap">{shortDigest(point.digest)}</td>
                {SEVERITIES.map((severity) => (
                  <td key={severity} className={NUMBER}>
                    {number(point[severity])}
                  </td>
                ))}
                <td className={NUMBER}>{number(totalOf(point))}</td>
                <td className="min-w-56 px-4 py-1.5">
                  {words.trend.causes[point.cause]}
                  {point.cause === 'first' ? null : (
                    <span className="block text-ink-soft">{changeText(point.change, words)}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
