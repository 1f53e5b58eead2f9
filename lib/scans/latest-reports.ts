import type { Queries } from '@/lib/platform/db';
import type { ScanReport } from '@/lib/platform/generated/prisma/client';

/** As `latestReport`, of several images at once: the newest in the repository, by digest. */
export async function latestReports(
  queries: Queries,
  repositoryId: string,
  digests: readonly string[],
): Promise<Map<string, ScanReport>> {
  if (digests.length === 0) return new Map();
  const newest = await queries.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT ON (digest) id::text FROM scan_reports
    WHERE digest = ANY (${[...new Set(digests)]}) AND repository_id = ${repositoryId}::uuid
    ORDER BY digest, scanned_at DESC, received_at DESC`;
  const rows = await queries.scanReport.findMany({ where: { id: { in: newest.map(({ id }) => id) } } });
  return new Map(rows.map((row) => [row.digest, row]));
}
