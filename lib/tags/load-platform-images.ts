import { db } from '@/lib/platform/db';

export type PlatformImage = {
  digest: string;
  /** os/architecture[/variant]; null where its configuration says none */
  platform: string | null;
  /** What a pull of this platform transfers, in bytes; null where the registry keeps the index without this image */
  size: number | null;
};

type Row = { of: string; digest: string; platform: string | null; size: bigint | null };

/**
 * The images of digests that a repository has, by that digest: of an index those of its platforms, in its order and
 * without attestations; an image alone is its only one. Sizes only of what this repository itself has.
 */
export async function loadPlatformImages(
  repositoryId: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, readonly PlatformImage[]>> {
  if (digests.length === 0) return new Map();
  const rows = await db().prisma.$queryRaw<Row[]>`
    SELECT c.parent AS of, c.digest, coalesce(c.platform, m.platform) AS platform, m.total_size AS size, c.position
    FROM manifest_children c
    LEFT JOIN repository_manifests r ON r.repository_id = ${repositoryId}::uuid AND r.digest = c.digest
    LEFT JOIN manifests m ON m.digest = r.digest
    WHERE c.parent = ANY (${digests}) AND c.kind = 'image'
    UNION ALL
    SELECT digest, digest, platform, total_size, 0 FROM manifests WHERE digest = ANY (${digests}) AND kind = 'image'
    ORDER BY of, position`;
  const images = new Map<string, PlatformImage[]>();
  for (const { of, digest, platform, size } of rows)
    images.set(of, [...(images.get(of) ?? []), { digest, platform, size: size === null ? null : Number(size) }]);
  return images;
}
