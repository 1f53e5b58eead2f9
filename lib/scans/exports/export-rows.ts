import { z } from 'zod';
import type { Queries } from '@/lib/platform/db';
import { Prisma, type ScanReport } from '@/lib/platform/generated/prisma/client';
import { SEVERITIES, type Severity } from '@/lib/scans/severity';
import { VEX_STATUSES, type VexStatus } from '@/lib/scans/vex/vex-statement';

const BATCH = 1000;

/** A report as a repository shows it: with the statements of its own publisher only. */
export type ExportSource = { queries: Queries; report: ScanReport; repositoryId: string };

/** What is stored of a vulnerability's texts. */
const vulnerabilityBody = z.object({
  aliases: z.array(z.string()),
  title: z.string().nullable(),
  description: z.string().nullable(),
  link: z.string().nullable(),
  references: z.array(z.string()),
  weaknesses: z.array(z.string()),
  cvss: z.array(
    z.object({ source: z.string(), version: z.string(), vector: z.string().nullable(), score: z.number().nullable() }),
  ),
  severities: z.record(z.string(), z.string()),
  publishedAt: z.string().nullable(),
});
export type VulnerabilityRow = z.output<typeof vulnerabilityBody> & { position: number; name: string };

export type ComponentRow = {
  position: number;
  name: string;
  version: string;
  purl: string | null;
  type: string | null;
  source: string | null;
  layers: string[];
  paths: string[];
};

export type FindingRow = {
  position: number;
  name: string;
  vulnerability: number;
  component: number;
  severity: Severity;
  severitySource: string | null;
  status: string;
  fixedVersions: string[];
  paths: string[];
  componentName: string;
  componentVersion: string;
  purl: string | null;
  type: string | null;
  /** diff id, else digest; null: not reported */
  layer: string | null;
  vex: { status: VexStatus; justification: string | null; explanation: string | null; statedAt: Date | null } | null;
};

/** The highest CVSS score of a vulnerability, of version 3 and later where there is one. */
export function highestScore({ cvss }: Pick<VulnerabilityRow, 'cvss'>): number | null {
  const newer = cvss.filter(({ version, score }) => version !== '2.0' && score !== null);
  const scores = (newer.length > 0 ? newer : cvss).flatMap(({ score }) => score ?? []);
  return scores.length > 0 ? Math.max(...scores) : null;
}

/** Rows in batches of ascending positions, so that the memory needed does not grow with the report. */
async function* byPosition<T extends { position: number }>(read: (from: number) => Promise<T[]>): AsyncGenerator<T[]> {
  let from = 0;
  for (;;) {
    const rows = await read(from);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    from = (rows.at(-1)?.position ?? 0) + 1;
  }
}

export const vulnerabilityRows = ({
  queries,
  report: { id: reportId },
}: ExportSource): AsyncGenerator<VulnerabilityRow[]> =>
  byPosition(async (from) => {
    const rows = await queries.scanVulnerability.findMany({
      where: { reportId, position: { gte: from } },
      orderBy: { position: 'asc' },
      take: BATCH,
      include: { text: true },
    });
    return rows.map(({ position, name, text }) => ({ position, name, ...vulnerabilityBody.parse(text.body) }));
  });

/** Components, with the layers and paths in which something was found in them. */
export const componentRows = ({ queries, report: { id: reportId } }: ExportSource): AsyncGenerator<ComponentRow[]> =>
  byPosition(
    (from) => queries.$queryRaw<ComponentRow[]>`
      SELECT c.position, c.name, c.version, c.purl, c.type, c.source,
        ARRAY(SELECT DISTINCT coalesce(l.diff_id, l.digest) FROM scan_findings f
          JOIN scan_layers l ON l.report_id = f.report_id AND l.position = f.layer
          WHERE f.report_id = c.report_id AND f.component = c.position ORDER BY 1) AS layers,
        ARRAY(SELECT DISTINCT p FROM scan_findings f, unnest(f.paths) AS p
          WHERE f.report_id = c.report_id AND f.component = c.position ORDER BY 1) AS paths
      FROM scan_components c WHERE c.report_id = ${reportId}::uuid AND c.position >= ${from}
      ORDER BY c.position LIMIT ${BATCH}`,
  );

type RawFinding = Omit<FindingRow, 'severity' | 'vex'> & {
  severity: number;
  vexStatus: string | null;
  justification: string | null;
  explanation: string | null;
  statedAt: Date | null;
};

async function readFindings(
  { queries, report, repositoryId }: ExportSource,
  where: Prisma.Sql,
  limit: Prisma.Sql,
): Promise<FindingRow[]> {
  const rows = await queries.$queryRaw<RawFinding[]>`
    SELECT f.position, v.name, f.vulnerability, f.component, f.severity::int AS severity,
      f.severity_source AS "severitySource", f.status, f.fixed_versions AS "fixedVersions", f.paths,
      c.name AS "componentName", c.version AS "componentVersion", c.purl, c.type,
      coalesce(l.diff_id, l.digest) AS layer, s.status AS "vexStatus", s.justification, s.explanation,
      s.stated_at AS "statedAt"
    FROM scan_findings f
    JOIN scan_vulnerabilities v ON v.report_id = f.report_id AND v.position = f.vulnerability
    JOIN scan_components c ON c.report_id = f.report_id AND c.position = f.component
    LEFT JOIN scan_layers l ON l.report_id = f.report_id AND l.position = f.layer
    LEFT JOIN vex_statements s ON s.id = f.vex_statement_id AND EXISTS (
      SELECT 1 FROM vex_documents d WHERE d.id = s.document_id AND d.repository_id = ${repositoryId}::uuid)
    WHERE f.report_id = ${report.id}::uuid AND ${where} ORDER BY f.position ${limit}`;
  return rows.map(({ severity, vexStatus, justification, explanation, statedAt, ...row }) => {
    const status = VEX_STATUSES.find((known) => known === vexStatus);
    return {
      ...row,
      severity: SEVERITIES[severity] ?? 'unknown',
      vex: status ? { status, justification, explanation, statedAt } : null,
    };
  });
}

export const findingRows = (source: ExportSource): AsyncGenerator<FindingRow[]> =>
  byPosition((from) => readFindings(source, Prisma.sql`f.position >= ${from}`, Prisma.sql`LIMIT ${BATCH}`));

/** All findings of the vulnerabilities from one place in the report to another. */
export const findingsOf = (source: ExportSource, first: number, last: number): Promise<FindingRow[]> =>
  readFindings(source, Prisma.sql`f.vulnerability BETWEEN ${first} AND ${last}`, Prisma.empty);
