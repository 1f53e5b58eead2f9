import { Prisma } from '@/lib/platform/generated/prisma/client';
import type { ScanQuery } from '@/lib/scans/schema';

/*
 * The findings of a large report are ordered and grouped without a join. Places repeat in every report, so Postgres takes
 * a join on (report, place) for billions of rows and chooses plans that need seconds. What the rows are ordered by is
 * therefore ranked once per query, as an array by place: places have no gaps and begin at 0, arrays at 1.
 */

const vulnerabilityRanks = (reportId: string, rank: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT array_agg(rank ORDER BY position) FROM (
    SELECT v.position, ${rank} AS rank FROM scan_vulnerabilities v WHERE v.report_id = ${reportId}::uuid) AS ranked)`;
const componentRanks = (reportId: string, rank: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT array_agg(rank ORDER BY position) FROM (
    SELECT c.position, ${rank} AS rank FROM scan_components c WHERE c.report_id = ${reportId}::uuid) AS ranked)`;

/** What findings `f` (severity, vulnerability, component, position) are ordered by; nothing is left to chance. */
export function findingOrder(reportId: string, sort: ScanQuery['sort']): Prisma.Sql {
  const byName = Prisma.sql`(row_number() OVER (ORDER BY v.name COLLATE "C", v.position))::int`;
  const vulnerability = Prisma.sql`(${vulnerabilityRanks(reportId, byName)})[f.vulnerability + 1]`;
  const component = (order: Prisma.Sql) =>
    Prisma.sql`(${componentRanks(reportId, Prisma.sql`(row_number() OVER (ORDER BY ${order}, c.position))::int`)})[f.component + 1]`;
  const within = Prisma.sql`f.severity, ${vulnerability}, f.position`;
  switch (sort) {
    case 'severity':
      return within;
    case 'vulnerability':
      return Prisma.sql`${vulnerability}, f.severity, f.position`;
    case 'component':
      return Prisma.sql`${component(Prisma.sql`c.name COLLATE "C"`)}, ${within}`;
    case 'worst_component':
      return Prisma.sql`${component(Prisma.sql`c.worst, c.name COLLATE "C"`)}, ${within}`;
  }
}

/**
 * What of the findings `f` that fulfil a condition is one line, with the number of findings that it stands for: each of
 * them, or (`once`) a vulnerability once per source package, by its worst finding.
 */
export function findingLines(reportId: string, query: Pick<ScanQuery, 'once'>, where: Prisma.Sql): Prisma.Sql {
  if (query.once === 'no')
    return Prisma.sql`SELECT f.position, f.severity, f.vulnerability, f.component, 1 AS findings
      FROM scan_findings f WHERE ${where}`;
  const bySource = Prisma.sql`(dense_rank() OVER (
    ORDER BY coalesce(c.source, c.name), CASE WHEN c.source IS NULL THEN c.version END))::int`;
  // The least of the arrays is the worst finding, and of those the first.
  return Prisma.sql`
    SELECT (worst[2])::int AS position, (worst[1])::int AS severity, vulnerability, (worst[3])::int AS component, findings
    FROM (
      SELECT f.vulnerability, min(ARRAY[f.severity::int, f.position, f.component]) AS worst, count(*)::int AS findings
      FROM scan_findings f WHERE ${where}
      GROUP BY f.vulnerability, (${componentRanks(reportId, bySource)})[f.component + 1]) AS grouped`;
}
