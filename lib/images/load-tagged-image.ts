import type { ImageSummary } from '@/lib/images/schema';
import { db } from '@/lib/platform/db';
import type { Manifest } from '@/lib/platform/generated/prisma/client';

export type TaggedImage = {
  /** Undefined where the digest is not in the catalogue */
  root: Manifest | undefined;
  /** In the order of the index, without attestations; an image alone is its only one */
  images: ImageSummary[];
};

type Row = { digest: string; platform: string | null; size: bigint | null; builtAt: Date | null };

/**
 * What a repository has under a digest. Of an index, sizes and dates only of those images that this repository has
 * itself: whoever pushes an index may list what is somebody else's.
 */
export async function loadTaggedImage(repositoryId: string, digest: string): Promise<TaggedImage> {
  const { prisma } = db();
  const [root, rows] = await Promise.all([
    prisma.manifest.findUnique({ where: { digest } }),
    prisma.$queryRaw<Row[]>`
      SELECT c.digest, coalesce(c.platform, m.platform) AS platform, m.total_size AS size, m.built_at AS "builtAt"
      FROM manifest_children c
      LEFT JOIN repository_manifests r ON r.repository_id = ${repositoryId}::uuid AND r.digest = c.digest
      LEFT JOIN manifests m ON m.digest = r.digest
      WHERE c.parent = ${digest} AND c.kind = 'image' ORDER BY c.position`,
  ]);
  if (!root) return { root: undefined, images: [] };
  const { platform, totalSize, builtAt } = root;
  const alone = root.kind === 'image' ? [{ digest, platform, size: totalSize, builtAt }] : [];
  return {
    root,
    images: [...alone, ...rows].map(({ size, builtAt: built, ...image }) => ({
      ...image,
      size: size === null ? null : Number(size),
      builtAt: built?.toISOString() ?? null,
    })),
  };
}

/** The image for a platform or of a digest: the exact one, else the first that differs only in the variant. */
export function imageFor<I extends Pick<ImageSummary, 'platform' | 'digest'>>(
  images: readonly I[],
  wanted: string | undefined,
): I | undefined {
  if (wanted === undefined) return undefined;
  const base = (platform: string | null) => platform?.split('/').slice(0, 2).join('/');
  return (
    images.find(({ platform, digest }) => platform === wanted || digest === wanted) ??
    images.find(({ platform }) => base(platform) === base(wanted))
  );
}
