import type { Queries } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { findingFilter } from '@/lib/scans/finding-filter';
import type { ScanComponentView, ScanQuery } from '@/lib/scans/schema';
import { SEVERITIES } from '@/lib/scans/severity';

export const MOST_COMPONENTS = 200;
const MOST_PATHS = 5;

type Row = Omit<ScanComponentView, 'worst'> & { worst: number; total: number };

/** The components in which the filters leave something, worst first: at most 200 of them, and how many there are. */
export async function listComponents(
  queries: Queries,
  reportId: string,
  query: ScanQuery,
): Promise<{ components: ScanComponentView[]; componentTotal: number }> {
  const count = (rank: number) => Prisma.sql`count(*) FILTER (WHERE f.severity = ${rank})::int`;
  const rows = await queries.$queryRaw<Row[]>`
    WITH counted AS (
      SELECT f.component, min(f.severity)::int AS worst,
        ${count(0)} AS critical, ${count(1)} AS high, ${count(2)} AS medium, ${count(3)} AS low, ${count(4)} AS unknown
      FROM scan_findings f WHERE ${findingFilter(reportId, { ...query, component: undefined })} GROUP BY f.component),
    page AS (
      SELECT c.position, c.name, c.version, c.purl, c.type, c.source, n.worst, n.critical, n.high,
        n.medium, n.low, n.unknown, (count(*) OVER ())::int AS total
      FROM counted n JOIN scan_components c ON c.report_id = ${reportId}::uuid AND c.position = n.component
      ORDER BY n.worst, n.critical DESC, n.high DESC, n.medium DESC, c.name, c.position
      LIMIT ${MOST_COMPONENTS})
    SELECT page.*, ARRAY(
      SELECT DISTINCT path FROM scan_findings f, unnest(f.paths) AS path
      WHERE f.report_id = ${reportId}::uuid AND f.component = page.position ORDER BY path LIMIT ${MOST_PATHS}) AS paths
    FROM page ORDER BY worst, critical DESC, high DESC, medium DESC, name, position`;
  return {
    components: rows.map(({ worst, total: _, ...row }) => ({ ...row, worst: SEVERITIES[worst] ?? null })),
    componentTotal: rows[0]?.total ?? 0,
  };
}
