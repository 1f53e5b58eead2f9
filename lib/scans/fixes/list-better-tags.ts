import type { Queries } from '@/lib/platform/db';
import type { ScanReport } from '@/lib/platform/generated/prisma/client';
import type { FixesView } from '@/lib/scans/fixes/schema';
import { taggedReports } from '@/lib/scans/tagged-reports';
import { compareTags } from '@/lib/tags/compare-tags';

const MOST = 5;
const MOST_LOOKED_AT = 200;

type Base = { report: ScanReport; platform: string | null; ids: readonly string[] };
type Row = { reportId: string; kept: number; brings: number };

/**
 * Tags for the same platform that have fewer critical and high findings, and not all of the vulnerabilities in question:
 * those that clear most, then those that bring least. Of the tags of one image the first of a list.
 */
export async function listBetterTags(
  queries: Queries,
  repositoryId: string,
  { report, platform, ids }: Base,
): Promise<FixesView['otherTags']> {
  const serious = (one: { critical: number; high: number }) => one.critical + one.high;
  const byDigest = new Map<string, Awaited<ReturnType<typeof taggedReports>>[number]>();
  for (const one of await taggedReports(queries, [repositoryId])) {
    if (one.digest === report.digest || one.platform !== platform || serious(one) >= serious(report)) continue;
    const known = byDigest.get(one.digest);
    if (!known || compareTags(one.tag, known.tag) < 0) byDigest.set(one.digest, one);
  }
  const fewest = [...byDigest.values()].sort((a, b) => serious(a) - serious(b)).slice(0, MOST_LOOKED_AT);
  const rows = await queries.$queryRaw<Row[]>`
    SELECT r.id::text AS "reportId", count(*) FILTER (WHERE v.name = ANY (${[...ids]}))::int AS kept,
      count(*) FILTER (WHERE v.worst <= 1 AND NOT EXISTS (
        SELECT 1 FROM scan_vulnerabilities b WHERE b.report_id = ${report.id}::uuid AND b.name = v.name))::int AS brings
    FROM unnest(${fewest.map(({ reportId }) => reportId)}::uuid[]) AS r (id)
    LEFT JOIN scan_vulnerabilities v ON v.report_id = r.id GROUP BY r.id`;
  const figures = new Map(rows.map((row) => [row.reportId, row]));
  return fewest
    .flatMap(({ tag, digest, critical, high, reportId }) => {
      const { kept = 0, brings = 0 } = figures.get(reportId) ?? {};
      return kept < ids.length ? [{ tag, digest, critical, high, clears: ids.length - kept, brings }] : [];
    })
    .sort((a, b) => b.clears - a.clears || a.brings - b.brings || serious(a) - serious(b) || compareTags(a.tag, b.tag))
    .slice(0, MOST);
}
