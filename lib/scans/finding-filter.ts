import { Prisma } from '@/lib/platform/generated/prisma/client';
import type { ScanQuery } from '@/lib/scans/schema';
import { severityRank } from '@/lib/scans/severity';

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Findings whose component, or vulnerability, of the report is one of these. */
const inComponents = (reportId: string, where: Prisma.Sql) => Prisma.sql`f.component IN (
  SELECT position FROM scan_components c WHERE c.report_id = ${reportId}::uuid AND ${where})`;
const ofVulnerabilities = (reportId: string, where: Prisma.Sql) => Prisma.sql`f.vulnerability IN (
  SELECT position FROM scan_vulnerabilities v WHERE v.report_id = ${reportId}::uuid AND ${where})`;

/** The findings of one vulnerability of a report. */
export const ofVulnerability = (reportId: string, id: string): Prisma.Sql =>
  ofVulnerabilities(reportId, Prisma.sql`v.name = ${id}`);

function vexFilter(vex: ScanQuery['vex']): Prisma.Sql {
  const isNone = Prisma.sql`NOT EXISTS (SELECT 1 FROM vex_statements s WHERE s.id = f.vex_statement_id)`;
  const isSaid = Prisma.sql`f.vex_statement_id IN (SELECT s.id FROM vex_statements s WHERE s.status = ANY (${vex}))`;
  return vex.includes('none') ? Prisma.sql`(${isNone} OR ${isSaid})` : isSaid;
}

/**
 * The condition of a reader's filters on `scan_findings f` alone: of a large report what is joined for every finding
 * costs more than all else.
 */
export function findingFilter(reportId: string, query: ScanQuery): Prisma.Sql {
  const all = [Prisma.sql`f.report_id = ${reportId}::uuid`];
  if (query.severity.length > 0) all.push(Prisma.sql`f.severity = ANY (${query.severity.map(severityRank)})`);
  if (query.fixable) all.push(Prisma.sql`(cardinality(f.fixed_versions) > 0) = ${query.fixable === 'yes'}`);
  if (query.status.length > 0) all.push(Prisma.sql`f.status = ANY (${query.status})`);
  if (query.type.length > 0) all.push(inComponents(reportId, Prisma.sql`c.type = ANY (${query.type})`));
  if (query.layer)
    all.push(Prisma.sql`f.layer IN (SELECT position FROM scan_layers
      WHERE report_id = ${reportId}::uuid AND (diff_id = ${query.layer} OR digest = ${query.layer}))`);
  if (query.component !== undefined) all.push(Prisma.sql`f.component = ${query.component}`);
  if (query.vex.length > 0) all.push(vexFilter(query.vex));
  if (query.q) {
    const pattern = `%${escapeLike(query.q.toLowerCase())}%`;
    const byName = ofVulnerabilities(reportId, Prisma.sql`lower(v.name) LIKE ${pattern}`);
    all.push(Prisma.sql`(${byName} OR ${inComponents(reportId, Prisma.sql`lower(c.name) LIKE ${pattern}`)})`);
  }
  return Prisma.join(all, ' AND ');
}
