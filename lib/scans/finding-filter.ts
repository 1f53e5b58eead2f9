import { Prisma } from '@/lib/platform/generated/prisma/client';
import type { ScanQuery } from '@/lib/scans/schema';
import { severityRank } from '@/lib/scans/severity';

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The condition of a reader's filters on `scan_findings f`, `scan_vulnerabilities v`, `scan_components c`. */
export function findingFilter(reportId: string, query: ScanQuery): Prisma.Sql {
  const all = [Prisma.sql`f.report_id = ${reportId}::uuid`];
  if (query.severity.length > 0) all.push(Prisma.sql`f.severity = ANY (${query.severity.map(severityRank)})`);
  if (query.fixable) all.push(Prisma.sql`(cardinality(f.fixed_versions) > 0) = ${query.fixable === 'yes'}`);
  if (query.status.length > 0) all.push(Prisma.sql`f.status = ANY (${query.status})`);
  if (query.type.length > 0) all.push(Prisma.sql`c.type = ANY (${query.type})`);
  if (query.layer)
    all.push(Prisma.sql`f.layer IN (SELECT position FROM scan_layers
      WHERE report_id = ${reportId}::uuid AND (diff_id = ${query.layer} OR digest = ${query.layer}))`);
  if (query.component !== undefined) all.push(Prisma.sql`f.component = ${query.component}`);
  if (query.vex.length > 0)
    all.push(Prisma.sql`coalesce((SELECT s.status FROM vex_statements s WHERE s.id = f.vex_statement_id), 'none')
      = ANY (${query.vex})`);
  if (query.q) {
    const pattern = `%${escapeLike(query.q.toLowerCase())}%`;
    all.push(Prisma.sql`(lower(v.name) LIKE ${pattern} OR lower(c.name) LIKE ${pattern})`);
  }
  return Prisma.join(all, ' AND ');
}

/** What of the findings is one line: each of them, or a vulnerability once per source package. */
export const lineKey = (query: ScanQuery): Prisma.Sql =>
  query.once === 'yes'
    ? Prisma.sql`f.vulnerability, coalesce(c.source, c.name), CASE WHEN c.source IS NULL THEN c.version END`
    : Prisma.sql`f.position`;
