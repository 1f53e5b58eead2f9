import type { SourceDescription } from '@/lib/importers/source';

type ImportProblem = { file: string; line: number | null; reason: string };

/** What an import did, repository by repository. */
export type ImportReport = {
  source: SourceDescription;
  dryRun: boolean;
  seconds: number;
  added: string[];
  changed: string[];
  unchanged: string[];
  retired: string[];
  rejected: ImportProblem[];
  warnings: ImportProblem[];
};

/** Numbers per outcome; `rejected` counts files, of which each may have several problems. */
export const countsOf = (report: ImportReport) => ({
  added: report.added.length,
  changed: report.changed.length,
  unchanged: report.unchanged.length,
  retired: report.retired.length,
  rejected: new Set(report.rejected.map(({ file }) => file)).size,
  warnings: report.warnings.length,
});
