import type { Queries } from '@/lib/platform/db';

/**
 * Bytes of layers, configurations and manifests that some digests use and no other image of their repository does. The
 * registry frees them at its garbage collection, as far as none of its other repositories uses them. Of attestations
 * that were never looked into, only the manifests are known.
 */
export async function freedBytes(queries: Queries, repositoryId: string, digests: readonly string[]): Promise<number> {
  if (digests.length === 0) return 0;
  const [row] = await queries.$queryRaw<{ bytes: bigint }[]>`
    WITH going AS (SELECT DISTINCT unnest(${digests}::text[]) AS digest),
    images AS (
      SELECT digest, true AS goes FROM going
      UNION ALL SELECT digest, false FROM repository_manifests
        WHERE repository_id = ${repositoryId}::uuid AND digest NOT IN (SELECT digest FROM going)),
    blobs AS (
      SELECT i.goes, b.digest, b.size FROM images i JOIN manifests m ON m.digest = i.digest
      CROSS JOIN LATERAL (
        SELECT m.digest, m.size::bigint AS size
        UNION ALL SELECT l ->> 'digest', (l ->> 'size')::bigint FROM jsonb_array_elements(m.layers) l WHERE l ? 'digest'
        UNION ALL SELECT m.config ->> 'digest', (m.config ->> 'size')::bigint WHERE m.config ? 'digest') b
      UNION ALL SELECT i.goes, c.digest, c.size::bigint FROM images i JOIN manifest_children c ON c.digest = i.digest)
    SELECT coalesce(sum(size), 0)::bigint AS bytes
    FROM (SELECT max(size) AS size FROM blobs GROUP BY digest HAVING bool_and(goes)) freed`;
  return Number(row?.bytes ?? 0);
}
