import { type ImageDetails, toImageDetails } from '@/lib/images/image-details';
import { db } from '@/lib/platform/db';

/** Layers, configuration and annotations of those of the digests that a repository has, by digest. */
export async function loadImageDetails(
  repositoryId: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, ImageDetails>> {
  const rows = await db().prisma.manifest.findMany({
    where: { digest: { in: [...digests] }, repositories: { some: { repositoryId } } },
    select: { digest: true, config: true, layers: true, annotations: true },
  });
  return new Map(rows.map((row) => [row.digest, toImageDetails(row)]));
}
