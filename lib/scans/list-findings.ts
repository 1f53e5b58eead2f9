import { z } from 'zod';
import type { Queries } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { findingFilter } from '@/lib/scans/finding-filter';
import { findingLines, findingOrder } from '@/lib/scans/finding-order';
import { FINDING_STATUSES } from '@/lib/scans/normal-report';
import type { ScanFindingView, ScanQuery } from '@/lib/scans/schema';
import { SEVERITIES } from '@/lib/scans/severity';
import { VEX_STATUSES } from '@/lib/scans/vex/vex-statement';

const LONGEST_BEGINNING = 180;
const body = z.object({
  title: z.string().nullable(),
  description: z.string().nullable(),
  link: z.string().nullable(),
  cvss: z.array(z.object({ score: z.number().nullable() })),
  exploited: z.boolean().nullable(),
});

type Row = {
  name: string;
  severity: number;
  severity_word: string | null;
  severity_source: string | null;
  status: string;
  fixed_versions: string[];
  paths: string[];
  component: number;
  component_name: string;
  component_version: string;
  purl: string | null;
  type: string | null;
  layer: string | null;
  body: unknown;
  findings: number;
  vex_status: string | null;
  vex_justification: string | null;
  vex_explanation: string | null;
  vex_stated_at: Date | null;
  vex_author: string | null;
};

/** Enough to know what it is about, of scanners that give no titles. */
function beginning(description: string | null): string | null {
  const [line = ''] = (description ?? '').trim().split('\n');
  if (line.length <= LONGEST_BEGINNING) return line || null;
  return `${line.slice(0, LONGEST_BEGINNING).replace(/\s+\S*$/, '')} …`;
}

function toFinding(row: Row): ScanFindingView {
  const { title, description, link, cvss, exploited } = body.parse(row.body);
  const scores = cvss.flatMap(({ score }) => score ?? []);
  const vexStatus = VEX_STATUSES.find((status) => status === row.vex_status);
  return {
    id: row.name,
    severity: SEVERITIES[row.severity] ?? 'unknown',
    severityWord: row.severity_word,
    severitySource: row.severity_source,
    status: FINDING_STATUSES.find((status) => status === row.status) ?? 'unknown',
    fixedVersions: row.fixed_versions,
    paths: row.paths,
    title: title ?? beginning(description),
    link,
    score: scores.length > 0 ? Math.max(...scores) : null,
    exploited,
    component: {
      position: row.component,
      name: row.component_name,
      version: row.component_version,
      purl: row.purl,
      type: row.type,
    },
    layer: row.layer,
    vex: vexStatus
      ? {
          status: vexStatus,
          justification: row.vex_justification,
          explanation: row.vex_explanation,
          statedAt: row.vex_stated_at?.toISOString() ?? null,
          author: row.vex_author,
        }
      : null,
    findings: row.findings,
  };
}

/** The finding of each place of `page` with all that is shown of it, by look-ups that no wrong estimate turns into scans. */
const shownFindings = (reportId: string): Prisma.Sql => Prisma.sql`
  SELECT v.name, f.severity, f.severity_word, f.severity_source, f.status, f.fixed_versions, f.paths, f.component,
    c.name AS component_name, c.version AS component_version, c.purl, c.type, coalesce(l.diff_id, l.digest) AS layer,
    v.body, page.findings, s.status AS vex_status, s.justification AS vex_justification,
    s.explanation AS vex_explanation, s.stated_at AS vex_stated_at, d.author AS vex_author
  FROM page
  JOIN LATERAL (SELECT * FROM scan_findings f
    WHERE f.report_id = ${reportId}::uuid AND f.position = page.position LIMIT 1) f ON true
  JOIN LATERAL (SELECT v.name, t.body FROM scan_vulnerabilities v JOIN vulnerability_texts t ON t.sha256 = v.sha256
    WHERE v.report_id = ${reportId}::uuid AND v.position = f.vulnerability LIMIT 1) v ON true
  JOIN LATERAL (SELECT * FROM scan_components c
    WHERE c.report_id = ${reportId}::uuid AND c.position = f.component LIMIT 1) c ON true
  LEFT JOIN scan_layers l ON l.report_id = ${reportId}::uuid AND l.position = f.layer
  LEFT JOIN vex_statements s ON s.id = f.vex_statement_id LEFT JOIN vex_documents d ON d.id = s.document_id`;

/** A page of a report's findings as the reader's filters (and one condition more), order and counting leave them. */
export async function listFindings(
  queries: Queries,
  reportId: string,
  query: ScanQuery,
  only?: Prisma.Sql,
): Promise<{ vulnerabilities: ScanFindingView[]; total: number; findings: number }> {
  const filter = findingFilter(reportId, query);
  const lines = findingLines(reportId, query, only ? Prisma.sql`${filter} AND ${only}` : filter);
  const rows = await queries.$queryRaw<Row[]>`
    WITH page AS (
      SELECT ordered.*, row_number() OVER () AS place FROM (
        SELECT f.position, f.findings FROM (${lines}) AS f ORDER BY ${findingOrder(reportId, query.sort)}
        LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}) AS ordered)
    ${shownFindings(reportId)} ORDER BY page.place`;
  const [count] = await queries.$queryRaw<{ lines: number; findings: number }[]>`
    SELECT count(*)::int AS lines, coalesce(sum(findings), 0)::int AS findings FROM (${lines}) AS f`;
  return { vulnerabilities: rows.map(toFinding), total: count?.lines ?? 0, findings: count?.findings ?? 0 };
}
