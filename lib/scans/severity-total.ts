import { SEVERITIES, type Severity } from '@/lib/scans/severity';

export type SeverityCounts = Readonly<Record<Severity, number>>;

/** All of a severity’s counts together. */
export const totalOf = (counts: SeverityCounts): number =>
  SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0);
