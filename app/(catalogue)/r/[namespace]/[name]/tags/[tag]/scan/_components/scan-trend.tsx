import { Section } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/section';
import type { ReportProps } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-report';
import { TrendChart } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/trend-chart';
import { TrendTable } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/trend-table';
import { SEVERITY_BAR } from '@/components/scan/severity-colours';
import type { ScansMessages } from '@/lib/language/en/scans';
import { changesBy, type TrendCause, type TrendPoint } from '@/lib/scans/scan-trend';
import { SEVERITIES } from '@/lib/scans/severity';
import { type SeverityCounts, totalOf } from '@/lib/scans/severity-total';

const CAUSES = ['image', 'advisories', 'scanner'] as const satisfies readonly TrendCause[];

const signed = (value: number): string => (value > 0 ? `+${value}` : `−${-value}`);

/** `C +2 H −3 (−1 in all)`; in words where nothing differs. */
export function changeText(change: SeverityCounts, words: ScansMessages): string {
  const parts = SEVERITIES.filter((severity) => change[severity] !== 0).map(
    (severity) => `${words.severities[severity]} ${signed(change[severity])}`,
  );
  if (parts.length === 0) return words.trend.unchanged;
  const total = totalOf(change);
  return words.trend.change(parts, total === 0 ? '±0' : signed(total));
}

function Legend({ trend, words }: { trend: readonly TrendPoint[]; words: ScansMessages }) {
  const there = SEVERITIES.filter((severity) => trend.some((point) => point[severity] > 0));
  return (
    <ul aria-label={words.trend.legend} className="mt-1 flex flex-wrap gap-x-4 gap-y-1 pl-12 text-xs text-ink-soft">
      {there.map((severity) => (
        <li key={severity} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-2.5 rounded-sm ${SEVERITY_BAR[severity]}`} />
          {words.severities[severity]}
        </li>
      ))}
    </ul>
  );
}

function Sums({ trend, words }: { trend: readonly TrendPoint[]; words: ScansMessages }) {
  const causes = CAUSES.filter((cause) => trend.some((point) => point.cause === cause));
  return (
    <div className="text-sm">
      <p className="font-medium">{words.trend.since}</p>
      <dl className="mt-1 grid gap-1">
        {causes.map((cause) => (
          <div key={cause} className="flex flex-wrap gap-x-2">
            <dt className="text-ink-soft">
              <span aria-hidden="true">{words.trend.signs[cause]} </span>
              {words.trend.because(words.trend.causes[cause])}
            </dt>
            <dd className="tabular-nums">{changeText(changesBy(trend, cause), words)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The reports over time, split into what another image and what newer advisory data changed. */
export function ScanTrend({ loadedScan, report: { trend } }: ReportProps) {
  const { messages, viewer } = loadedScan.tag.loaded;
  const words = messages.scans;
  if (trend.length < 2)
    return (
      <Section id="trend" title={words.trend.heading}>
        <p className="text-sm text-ink-soft">{words.trend.only}</p>
      </Section>
    );
  return (
    <Section id="trend" title={words.trend.heading} lead={words.trend.lead}>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div>
          <TrendChart trend={trend} words={words} language={viewer.language} />
          <Legend trend={trend} words={words} />
        </div>
        <Sums trend={trend} words={words} />
      </div>
      <TrendTable trend={trend} words={words} language={viewer.language} />
    </Section>
  );
}
