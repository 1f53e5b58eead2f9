import { db } from '@/lib/platform/db';

/** The latest push of any tag of an image, and the latest pull by any. */
export type ImageActivity = { pushedAt: string | null; pushedBy: string | null; lastPulledAt: string | null };

type Row = { image: string; pushedAt: Date | null; pushedBy: string | null; lastPulledAt: Date | null };

/** What happened to images of a repository, named as in its tag index, through whichever of their tags. */
export async function loadImageActivity(
  repositoryId: string,
  images: readonly string[],
): Promise<ReadonlyMap<string, ImageActivity>> {
  if (images.length === 0) return new Map();
  const rows = await db().prisma.$queryRaw<Row[]>`
    SELECT DISTINCT ON (image) image, pushed_at AS "pushedAt", pushed_by AS "pushedBy",
      max(last_pulled_at) OVER (PARTITION BY image) AS "lastPulledAt"
    FROM (SELECT coalesce(digest, image_group) AS image, name, pushed_at, pushed_by, last_pulled_at
      FROM tags WHERE repository_id = ${repositoryId}::uuid) AS t
    WHERE image = ANY (${images}) ORDER BY image, pushed_at DESC NULLS LAST, name`;
  return new Map(
    rows.map(({ image, pushedAt, pushedBy, lastPulledAt }) => [
      image,
      {
        pushedAt: pushedAt?.toISOString() ?? null,
        pushedBy,
        lastPulledAt: lastPulledAt?.toISOString() ?? null,
      },
    ]),
  );
}
