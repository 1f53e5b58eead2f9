import type { NormalReport } from '@/lib/scans/normal-report';
import type { Severity } from '@/lib/scans/severity';

export type ScanSummary = Readonly<Record<Severity, number>> & {
  /** Findings that a version is known to fix */
  readonly fixable: number;
  /** Distinct vulnerability ids */
  readonly unique: number;
};

/** What counts: one finding is one entry of the report; those that a scanner says are not affected count too. */
export function summaryOf({ findings }: Pick<NormalReport, 'findings'>): ScanSummary {
  const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
  let fixable = 0;
  const ids = new Set<number>();
  for (const { severity, fixedVersions, vulnerability } of findings) {
    counts[severity] += 1;
    if (fixedVersions.length > 0) fixable += 1;
    ids.add(vulnerability);
  }
  return { ...counts, fixable, unique: ids.size };
}
