import { z } from 'zod';
import type { Queries } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { findingFilter, lineKey } from '@/lib/scans/finding-filter';
import { FINDING_STATUSES } from '@/lib/scans/normal-report';
import type { ScanComponentView, ScanFindingView, ScanQuery } from '@/lib/scans/schema';
import { SEVERITIES } from '@/lib/scans/severity';
import { VEX_STATUSES } from '@/lib/scans/vex/vex-statement';

const MOST_COMPONENTS = 200;
const FROM = Prisma.sql`scan_findings f
  JOIN scan_vulnerabilities v ON v.report_id = f.report_id AND v.position = f.vulnerability
  JOIN scan_components c ON c.report_id = f.report_id AND c.position = f.component`;
const ORDERS: Readonly<Record<ScanQuery['sort'], Prisma.Sql>> = {
  severity: Prisma.sql`severity, name, position`,
  component: Prisma.sql`component_name, severity, position`,
  vulnerability: Prisma.sql`name, severity, position`,
};

const body = z.object({
  title: z.string().nullable(),
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

function toFinding(row: Row): ScanFindingView {
  const { title, link, cvss, exploited } = body.parse(row.body);
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
    title,
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

/** A page of a report's findings as the reader's filters, order and counting leave them. */
export async function listFindings(
  queries: Queries,
  reportId: string,
  query: ScanQuery,
): Promise<{ vulnerabilities: ScanFindingView[]; total: number; findings: number }> {
  const where = findingFilter(reportId, query);
  const key = lineKey(query);
  const rows = await queries.$queryRaw<Row[]>`
    WITH lines AS (
      SELECT DISTINCT ON (${key}) f.position, f.severity, v.name, c.name AS component_name,
        count(*) OVER (PARTITION BY ${key})::int AS findings
      FROM ${FROM} WHERE ${where} ORDER BY ${key}, f.severity, f.position),
    page AS (
      SELECT *, row_number() OVER (ORDER BY ${ORDERS[query.sort]}) AS place FROM lines
      ORDER BY ${ORDERS[query.sort]} LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize})
    SELECT v.name, f.severity, f.severity_word, f.severity_source, f.status, f.fixed_versions, f.paths, f.component,
      c.name AS component_name, c.version AS component_version, c.purl, c.type, coalesce(l.diff_id, l.digest) AS layer,
      t.body, page.findings, s.status AS vex_status, s.justification AS vex_justification,
      s.explanation AS vex_explanation, s.stated_at AS vex_stated_at, d.author AS vex_author
    FROM page JOIN ${FROM} ON f.report_id = ${reportId}::uuid AND f.position = page.position
    JOIN vulnerability_texts t ON t.sha256 = v.sha256
    LEFT JOIN scan_layers l ON l.report_id = f.report_id AND l.position = f.layer
    LEFT JOIN vex_statements s ON s.id = f.vex_statement_id LEFT JOIN vex_documents d ON d.id = s.document_id
    ORDER BY page.place`;
  const [count] = await queries.$queryRaw<{ lines: number; findings: number }[]>`
    SELECT count(*)::int AS lines, coalesce(sum(n), 0)::int AS findings
    FROM (SELECT count(*) AS n FROM ${FROM} WHERE ${where} GROUP BY ${key}) AS grouped`;
  return { vulnerabilities: rows.map(toFinding), total: count?.lines ?? 0, findings: count?.findings ?? 0 };
}

type ComponentRow = Omit<ScanComponentView, 'worst'> & { worst: number };

/** The components in which the filters leave something, worst first. */
export async function listComponents(
  queries: Queries,
  reportId: string,
  query: ScanQuery,
): Promise<ScanComponentView[]> {
  const count = (rank: number) => Prisma.sql`count(*) FILTER (WHERE f.severity = ${rank})::int`;
  const rows = await queries.$queryRaw<ComponentRow[]>`
    SELECT c.position, c.name, c.version, c.purl, c.type, c.source, min(f.severity)::int AS worst,
      ${count(0)} AS critical, ${count(1)} AS high, ${count(2)} AS medium, ${count(3)} AS low, ${count(4)} AS unknown
    FROM ${FROM} WHERE ${findingFilter(reportId, { ...query, component: undefined })}
    GROUP BY c.report_id, c.position ORDER BY worst, critical DESC, high DESC, medium DESC, c.name, c.position
    LIMIT ${MOST_COMPONENTS}`;
  return rows.map(({ worst, ...row }) => ({ ...row, worst: SEVERITIES[worst] ?? null }));
}
