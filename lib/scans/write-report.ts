import type { Queries } from '@/lib/platform/db';
import { inBatches } from '@/lib/scans/in-batches';
import type { NormalReport } from '@/lib/scans/normal-report';
import { type ReportRows, reportRows } from '@/lib/scans/report-rows';
import { summaryOf } from '@/lib/scans/summary';

async function writeVulnerabilities(queries: Queries, id: string, rows: ReportRows['vulnerabilities']): Promise<void> {
  // In the order of their digests, so that two reports that share texts never wait for each other.
  const texts = [...new Map(rows.map(({ sha256, body }) => [sha256, { sha256, body }])).values()].sort((a, b) =>
    a.sha256 < b.sha256 ? -1 : 1,
  );
  await inBatches(
    texts,
    (json) => queries.$executeRaw`
      INSERT INTO vulnerability_texts (sha256, body)
      SELECT sha256, body FROM jsonb_to_recordset(${json}::jsonb) AS t(sha256 text, body jsonb)
      ON CONFLICT DO NOTHING`,
  );
  await inBatches(
    rows.map(({ body: _body, ...row }) => row),
    (json) => queries.$executeRaw`
      INSERT INTO scan_vulnerabilities (report_id, position, name, sha256, worst)
      SELECT ${id}::uuid, position, name, sha256, worst
      FROM jsonb_to_recordset(${json}::jsonb) AS t(position int, name text, sha256 text, worst int)`,
  );
}

async function writeFindings(queries: Queries, id: string, rows: ReportRows['findings']): Promise<void> {
  await inBatches(
    rows,
    (json) => queries.$executeRaw`
      INSERT INTO scan_findings (report_id, position, vulnerability, component, layer, severity, severity_word,
        severity_source, status, fixed_versions, paths)
      SELECT ${id}::uuid, position, vulnerability, component, layer, severity, "severityWord", "severitySource", status,
        ARRAY(SELECT jsonb_array_elements_text("fixedVersions")), ARRAY(SELECT jsonb_array_elements_text(paths))
      FROM jsonb_to_recordset(${json}::jsonb) AS t(position int, vulnerability int, component int, layer int,
        severity int, "severityWord" text, "severitySource" text, status text, "fixedVersions" jsonb, paths jsonb)`,
  );
}

export type ReportPlace = {
  repositoryId: string;
  digest: string;
  platform: string | null;
  /** See `namesOther` */
  other: string | null;
  uploadedBy: string;
  receivedAt: Date;
  original: { gzip: Uint8Array<ArrayBuffer>; size: number };
};

/** Writes a report with all that belongs to it, in the caller's transaction. @returns its id */
export async function writeReport(queries: Queries, report: NormalReport, place: ReportPlace): Promise<string> {
  const { unique, ...counts } = summaryOf(report);
  const rows = reportRows(report);
  const { id } = await queries.scanReport.create({
    data: {
      repositoryId: place.repositoryId,
      digest: place.digest,
      platform: place.platform,
      format: report.format,
      scanner: report.scanner.name,
      scannerVersion: report.scanner.version,
      scannedAt: report.scannedAt ?? place.receivedAt,
      databaseUpdatedAt: report.databaseUpdatedAt,
      operatingSystem: report.subject.operatingSystem,
      subject: report.subject.name,
      namesOther: place.other,
      hasLayers: report.hasLayers,
      ...counts,
      distinct: unique,
      findingCount: report.findings.length,
      componentCount: report.components.length,
      suppressed: report.suppressed,
      repeated: report.repeated,
      uploadedBy: place.uploadedBy,
      receivedAt: place.receivedAt,
      original: { create: place.original },
      layers: { create: rows.layers },
    },
    select: { id: true },
  });
  await inBatches(
    rows.components,
    (json) => queries.$executeRaw`
      INSERT INTO scan_components (report_id, position, name, version, purl, type, source, is_elsewhere, worst, critical,
        high, medium, low, unknown)
      SELECT ${id}::uuid, position, name, version, purl, type, source, "isElsewhere", worst, critical, high, medium, low,
        unknown
      FROM jsonb_to_recordset(${json}::jsonb) AS t(position int, name text, version text, purl text, type text,
        source text, "isElsewhere" boolean, worst int, critical int, high int, medium int, low int, unknown int)`,
  );
  await writeVulnerabilities(queries, id, rows.vulnerabilities);
  await writeFindings(queries, id, rows.findings);
  return id;
}
