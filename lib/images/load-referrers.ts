import type { Actor } from '@/lib/access/actor';
import { seesScans } from '@/lib/access/sees-scans';
import { isScanReportType } from '@/lib/images/scan-report-type';
import type { ReferrerView } from '@/lib/images/schema';
import { db } from '@/lib/platform/db';
import type { ManifestKind } from '@/lib/platform/generated/prisma/client';

const MOST = 200;
type Row = {
  digest: string;
  kind: ManifestKind;
  mediaType: string | null;
  artifactType: string | null;
  size: bigint | null;
  subject: string | null;
};

const toReferrer = ({ kind, size, ...row }: Row): ReferrerView => ({
  ...row,
  kind: kind === 'index' || kind === 'image' ? 'artifact' : kind,
  size: size === null ? null : Number(size),
});

/**
 * What a repository has about an image and its platforms: attestations that its index lists, and whatever names one of
 * the digests as its subject (OCI distribution spec, "referrers"). At most 200, by kind; scanners' reports only for who
 * may be told of them.
 */
export async function loadReferrers(
  actor: Actor,
  repositoryId: string,
  digest: string,
  platforms: readonly string[],
): Promise<ReferrerView[]> {
  const rows = await db().prisma.$queryRaw<Row[]>`
    SELECT DISTINCT ON (digest) * FROM (
      SELECT c.digest, c.kind, m.media_type AS "mediaType", m.artifact_type AS "artifactType",
        coalesce(m.total_size, c.size) AS size, c.subject
      FROM manifest_children c
      LEFT JOIN repository_manifests r ON r.repository_id = ${repositoryId}::uuid AND r.digest = c.digest
      LEFT JOIN manifests m ON m.digest = r.digest
      WHERE c.parent = ${digest} AND c.kind <> 'image'
      UNION ALL
      SELECT m.digest, m.kind, m.media_type, m.artifact_type, m.total_size, m.subject
      FROM manifests m
      JOIN repository_manifests r ON r.repository_id = ${repositoryId}::uuid AND r.digest = m.digest
      WHERE m.subject = ANY (${[digest, ...platforms]}) AND m.kind <> 'index') AS referrers
    ORDER BY digest, subject, "mediaType" LIMIT ${MOST}`;
  const order = ['signature', 'attestation', 'sbom', 'artifact'];
  const shown = rows.filter(({ artifactType }) => seesScans(actor) || !isScanReportType(artifactType));
  return shown.map(toReferrer).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
