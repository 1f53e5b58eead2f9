import type { Queries } from '@/lib/platform/db';
import { FINDING_STATUSES, type FindingStatus } from '@/lib/scans/normal-report';

/** What a report can be filtered by: the package types and the statuses that its findings have. */
export async function listFilterValues(
  queries: Queries,
  reportId: string,
): Promise<{ types: string[]; statuses: FindingStatus[] }> {
  const [types, statuses] = await Promise.all([
    queries.$queryRaw<{ type: string }[]>`
      SELECT DISTINCT type FROM scan_components
      WHERE report_id = ${reportId}::uuid AND type IS NOT NULL AND worst < 5 ORDER BY type`,
    queries.$queryRaw<{ status: string }[]>`
      SELECT DISTINCT status FROM scan_findings WHERE report_id = ${reportId}::uuid`,
  ]);
  const there = new Set(statuses.map(({ status }) => status));
  return {
    types: types.map(({ type }) => type),
    statuses: FINDING_STATUSES.filter((status) => there.has(status)),
  };
}
