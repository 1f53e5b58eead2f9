import { detectFormat } from '@/lib/scans/formats/detect-format';
import { readClair } from '@/lib/scans/formats/read-clair';
import { readCycloneDx } from '@/lib/scans/formats/read-cyclonedx';
import { readGrype } from '@/lib/scans/formats/read-grype';
import { readHarbor } from '@/lib/scans/formats/read-harbor';
import type { ByteSource } from '@/lib/scans/formats/read-json';
import { readSarif } from '@/lib/scans/formats/read-sarif';
import { readTrivy } from '@/lib/scans/formats/read-trivy';
import { readTrivyOperator } from '@/lib/scans/formats/read-trivy-operator';
import type { NormalReport, ReportFormat } from '@/lib/scans/normal-report';

const READERS: Readonly<Record<ReportFormat, (source: ByteSource) => Promise<NormalReport>>> = {
  clair: readClair,
  cyclonedx: readCycloneDx,
  grype: readGrype,
  harbor: readHarbor,
  sarif: readSarif,
  trivy: readTrivy,
  'trivy-operator': readTrivyOperator,
};

/**
 * Reads a scanner's report, whatever its format, in memory that grows with its findings and not with its text.
 * @throws AppError `invalid` (with the place in it, as `jsonPath`) for what is malformed, cut off or unknown, and
 *   `too_large` for more than `REPORT_LIMITS`
 */
export async function readReport(source: ByteSource): Promise<NormalReport> {
  const format = await detectFormat(source);
  return READERS[format](source);
}
