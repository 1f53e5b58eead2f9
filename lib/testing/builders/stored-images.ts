import { db } from '@/lib/platform/db';
import { OCI_INDEX, OCI_MANIFEST } from '@/lib/registry/media-types';

type NewImage = { digest: string; platform?: string; imageId?: string; tag?: string };

/** An image of one platform that a repository has, under a tag or without. */
export async function anImage(
  repositoryId: string,
  { digest, platform = 'linux/amd64', imageId, tag }: NewImage,
): Promise<void> {
  const { prisma } = db();
  const row = { digest, mediaType: OCI_MANIFEST, size: 500, totalSize: 1000, platform };
  await prisma.manifest.createMany({
    data: [{ ...row, kind: 'image', config: imageId ? { digest: imageId } : {} }],
    skipDuplicates: true,
  });
  await prisma.repositoryManifest.createMany({ data: [{ repositoryId, digest }], skipDuplicates: true });
  if (tag) await aPushedTag(repositoryId, tag, digest, OCI_MANIFEST);
}

async function aPushedTag(repositoryId: string, name: string, digest: string, mediaType: string): Promise<void> {
  const data = { repositoryId, name, digest, mediaType, position: 1_000_000, imageGroup: digest };
  await db().prisma.tag.upsert({
    where: { repositoryId_name: { repositoryId, name } },
    create: data,
    update: { digest, mediaType, imageGroup: digest },
  });
}

/** An index over images that are there, under a tag. */
export async function anIndex(
  repositoryId: string,
  index: { digest: string; tag: string; images: readonly NewImage[] },
): Promise<void> {
  const { prisma } = db();
  for (const image of index.images) await anImage(repositoryId, image);
  const row = { digest: index.digest, kind: 'index' as const, mediaType: OCI_INDEX, size: 500, totalSize: 2000 };
  await prisma.manifest.createMany({ data: [row], skipDuplicates: true });
  const children = index.images.map(({ digest, platform = 'linux/amd64' }, position) => ({
    parent: index.digest,
    position,
    digest,
    kind: 'image' as const,
    platform,
    size: 500,
  }));
  await prisma.manifestChild.createMany({ data: children, skipDuplicates: true });
  await prisma.repositoryManifest.createMany({ data: [{ repositoryId, digest: index.digest }], skipDuplicates: true });
  await aPushedTag(repositoryId, index.tag, index.digest, OCI_INDEX);
}
