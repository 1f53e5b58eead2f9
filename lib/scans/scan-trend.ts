import type { SeverityCounts } from '@/lib/scans/schema';
import { SEVERITIES } from '@/lib/scans/severity';

export type TrendReport = SeverityCounts & {
  /** Of the report */
  id: string;
  digest: string;
  scanner: string;
  scannedAt: string;
};
/**
 * Why a report differs from the one before: another image is under the tag, or the same image was looked at with other
 * advisory data. Reports of different scanners say nothing about either.
 */
export type TrendCause = 'first' | 'image' | 'advisories' | 'scanner';
export type TrendPoint = TrendReport & { cause: TrendCause; change: SeverityCounts };

function causeOf(report: TrendReport, before: TrendReport | undefined): TrendCause {
  if (!before) return 'first';
  if (before.scanner !== report.scanner) return 'scanner';
  return before.digest === report.digest ? 'advisories' : 'image';
}

const countsOf = (report: SeverityCounts, before: SeverityCounts | undefined): SeverityCounts => {
  const change: SeverityCounts = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
  for (const severity of SEVERITIES) change[severity] = before ? report[severity] - before[severity] : 0;
  return change;
};

/** The reports of what a tag was on, oldest first, each with what changed since the one before, and why. */
export const scanTrend = (oldestFirst: readonly TrendReport[]): TrendPoint[] =>
  oldestFirst.map((report, index) => {
    const before = oldestFirst[index - 1];
    return { ...report, cause: causeOf(report, before), change: countsOf(report, before) };
  });

/** What the changes of one cause add up to. */
export function changesBy(points: readonly TrendPoint[], cause: TrendCause): SeverityCounts {
  const sum: SeverityCounts = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
  for (const point of points)
    if (point.cause === cause) for (const severity of SEVERITIES) sum[severity] += point.change[severity];
  return sum;
}
