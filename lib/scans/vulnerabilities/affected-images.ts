import type { Queries } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { FINDING_STATUSES } from '@/lib/scans/normal-report';
import { SEVERITIES } from '@/lib/scans/severity';
import { VEX_STATUSES } from '@/lib/scans/vex/vex-statement';
import type { KnownNames } from '@/lib/scans/vulnerabilities/known-names';
import type { AffectedImage, AffectedImagesQuery } from '@/lib/scans/vulnerabilities/schema';

const MOST_COMPONENTS = 20;
const MOST_TAGS = 20;

export type AffectedRow = {
  repositoryId: string;
  namespace: string;
  name: string;
  digest: string;
  platform: string | null;
  reportId: string;
  scannedAt: Date;
  worst: number;
  tags: string[];
};

/** Images under a tag now, by what the newest report in their repository says. */
const hits = ({ names, repositoryIds }: KnownNames) => Prisma.sql`
  SELECT rm.repository_id, p.namespace, p.name, r.digest, r.platform, r.id, r.scanned_at, min(v.worst)::int AS worst
  FROM scan_vulnerabilities v JOIN scan_reports r ON r.id = v.report_id
  JOIN repository_manifests rm ON rm.digest = r.digest AND rm.repository_id = ANY (${repositoryIds}::uuid[])
    AND r.repository_id = rm.repository_id
  JOIN repositories p ON p.id = rm.repository_id
  WHERE v.name = ANY (${names})
    AND r.id = (SELECT n.id FROM scan_reports n
      WHERE n.digest = r.digest AND n.repository_id = rm.repository_id
      ORDER BY n.scanned_at DESC, n.received_at DESC LIMIT 1)
    AND EXISTS (SELECT 1 FROM tags t WHERE t.repository_id = rm.repository_id
      AND (t.digest = r.digest OR t.digest IN (SELECT c.parent FROM manifest_children c WHERE c.digest = r.digest)))
  GROUP BY rm.repository_id, p.namespace, p.name, r.id`;

/** A page of the images that have a vulnerability, the worst first. */
export async function affectedImages(
  queries: Queries,
  known: KnownNames,
  { page, pageSize }: AffectedImagesQuery,
): Promise<{ rows: AffectedRow[]; total: number }> {
  const read = (limit: number, offset: number) => queries.$queryRaw<(AffectedRow & { total: number })[]>`
    WITH hits AS MATERIALIZED (${hits(known)}),
    page AS (SELECT * FROM hits ORDER BY worst, namespace, name, digest LIMIT ${limit} OFFSET ${offset})
    SELECT h.repository_id::text AS "repositoryId", h.namespace, h.name, h.digest, h.platform, h.id::text AS "reportId",
      h.scanned_at AS "scannedAt", h.worst, (SELECT count(*)::int FROM hits) AS total,
      ARRAY(SELECT t.name FROM tags t WHERE t.repository_id = h.repository_id
        AND (t.digest = h.digest OR t.digest IN (SELECT c.parent FROM manifest_children c WHERE c.digest = h.digest))) AS tags
    FROM page h ORDER BY h.worst, h.namespace, h.name, h.digest`;
  const rows = await read(pageSize, (page - 1) * pageSize);
  // A page beyond the last has no row that could say how many there are.
  const [any] = rows.length > 0 || page === 1 ? rows : await read(1, 0);
  return { rows: rows.map(({ total: _, ...row }) => row), total: any?.total ?? 0 };
}

type ComponentRow = {
  repositoryId: string;
  reportId: string;
  name: string;
  version: string;
  purl: string | null;
  severity: number;
  status: string;
  fixedVersions: string[];
  vex: string | null;
};

/** In which components of some images it is, in their order; a component counts once, however many paths it has. */
export async function affectedComponents(
  queries: Queries,
  images: readonly AffectedRow[],
  names: readonly string[],
): Promise<Pick<AffectedImage, 'components' | 'componentCount'>[]> {
  const rows = await queries.$queryRaw<ComponentRow[]>`
    SELECT DISTINCT ON (i.report, i.repository, f.severity, c.name, c.version, c.purl) i.report::text AS "reportId",
      i.repository::text AS "repositoryId", c.name, c.version, c.purl, f.severity::int AS severity, f.status,
      f.fixed_versions AS "fixedVersions", s.status AS vex
    FROM unnest(${images.map(({ reportId }) => reportId)}::uuid[], ${images.map(({ repositoryId }) => repositoryId)}::uuid[])
      AS i (report, repository)
    JOIN scan_vulnerabilities v ON v.report_id = i.report AND v.name = ANY (${[...names]})
    JOIN scan_findings f ON f.report_id = i.report AND f.vulnerability = v.position
    JOIN scan_components c ON c.report_id = i.report AND c.position = f.component
    LEFT JOIN vex_statements s ON s.id = f.vex_statement_id AND EXISTS (
      SELECT 1 FROM vex_documents d WHERE d.id = s.document_id AND d.repository_id = i.repository)
    ORDER BY i.report, i.repository, f.severity, c.name, c.version, c.purl, f.position`;
  const keyOf = ({ reportId, repositoryId }: { reportId: string; repositoryId: string }) =>
    `${reportId} ${repositoryId}`;
  const found = Map.groupBy(rows, keyOf);
  return images.map((image) => {
    const own = found.get(keyOf(image)) ?? [];
    const components = own.slice(0, MOST_COMPONENTS).map((row) => ({
      name: row.name,
      version: row.version,
      purl: row.purl,
      severity: SEVERITIES[row.severity] ?? 'unknown',
      status: FINDING_STATUSES.find((status) => status === row.status) ?? 'unknown',
      fixedVersions: row.fixedVersions,
      vex: VEX_STATUSES.find((status) => status === row.vex) ?? null,
    }));
    return { components, componentCount: own.length };
  });
}

export const shownTags = (tags: readonly string[]): string[] => tags.slice(0, MOST_TAGS);
