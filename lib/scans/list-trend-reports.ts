import type { Queries } from '@/lib/platform/db';
import type { TrendReport } from '@/lib/scans/scan-trend';

export const MOST_TREND_REPORTS = 24;

type Row = Omit<TrendReport, 'scannedAt'> & { scannedAt: Date };

/** The newest 24 reports of the images that a tag is and was on for a platform, oldest first. */
export async function listTrendReports(
  queries: Queries,
  repositoryId: string,
  tag: string,
  image: { digest: string; platform: string | null },
): Promise<TrendReport[]> {
  const rows = await queries.$queryRaw<Row[]>`
    WITH held AS (
      SELECT DISTINCT digest AS root FROM tag_history
      WHERE repository_id = ${repositoryId}::uuid AND tag = ${tag} AND digest IS NOT NULL),
    images AS (
      SELECT root AS digest FROM held WHERE NOT EXISTS (
        SELECT 1 FROM manifest_children c WHERE c.parent = root AND c.kind = 'image')
      UNION SELECT c.digest FROM held h JOIN manifest_children c ON c.parent = h.root
        WHERE c.kind = 'image' AND c.platform IS NOT DISTINCT FROM ${image.platform}
      UNION SELECT ${image.digest})
    SELECT r.id::text, r.digest, r.scanner, r.scanned_at AS "scannedAt", r.critical, r.high, r.medium, r.low, r.unknown
    FROM images JOIN scan_reports r ON r.digest = images.digest
    WHERE r.repository_id = ${repositoryId}::uuid
    ORDER BY r.scanned_at DESC, r.received_at DESC LIMIT ${MOST_TREND_REPORTS}`;
  return rows.reverse().map((row) => ({ ...row, scannedAt: row.scannedAt.toISOString() }));
}
