import { createHash } from 'node:crypto';
import { db } from '@/lib/platform/db';
import { PUSHED_POSITION } from '@/lib/tags/pushed-position';

const OCI = 'application/vnd.oci.image';
const DEFAULT_PLATFORMS = { 'linux/amd64': 1_000_000, 'linux/arm64/v8': 900_000 };

/** The digest of a text, as if it were a manifest. */
export const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** The image of one platform of `anImage`. */
export const platformDigest = (content: string, platform: string): string => digestOf(`${content} ${platform}`);

/**
 * An image index with an image for each platform (and its compressed size) and an attestation, as a push leaves it in a
 * repository; of one platform, the image alone. @returns the digest that a tag of it has
 */
export async function anImage(
  repositoryId: string,
  content: string,
  platforms: Readonly<Record<string, number>> = DEFAULT_PLATFORMS,
): Promise<string> {
  const { prisma } = db();
  const images = Object.entries(platforms).map(([platform, size]) => ({
    digest: platformDigest(content, platform),
    kind: 'image' as const,
    mediaType: `${OCI}.manifest.v1+json`,
    size: 500,
    totalSize: BigInt(size),
    platform,
  }));
  const attestation = { ...images[0], digest: digestOf(`${content} attestation`), platform: null };
  await prisma.manifest.createMany({ data: images, skipDuplicates: true });
  const isIndex = images.length > 1;
  const digest = isIndex ? digestOf(content) : (images[0]?.digest ?? '');
  if (isIndex) {
    const totalSize = images.reduce((sum, { totalSize }) => sum + totalSize, 0n);
    const mediaType = `${OCI}.index.v1+json`;
    await prisma.manifest.create({ data: { digest, kind: 'index', mediaType, size: 900, totalSize } });
    await prisma.manifestChild.createMany({
      data: [...images, { ...attestation, kind: 'attestation' as const, size: 500 }].map((child, position) => ({
        parent: digest,
        position,
        digest: child.digest,
        kind: child.kind,
        platform: child.platform,
        size: 500,
      })),
    });
  }
  const digests = [...new Set([digest, ...images.map((image) => image.digest)])];
  await prisma.repositoryManifest.createMany({
    data: digests.map((one) => ({ repositoryId, digest: one })),
    skipDuplicates: true,
  });
  return digest;
}

/** A tag as a push leaves it, on an image of `anImage`. */
export async function aPushedTag(
  repositoryId: string,
  name: string,
  digest: string,
  more: { pushedAt?: Date; pushedBy?: string | null; lastPulledAt?: Date | null } = {},
): Promise<void> {
  const manifest = await db().prisma.manifest.findUniqueOrThrow({ where: { digest }, include: { children: true } });
  const pushedAt = more.pushedAt ?? new Date('2026-05-01T00:00:00Z');
  await db().prisma.tag.create({
    data: {
      repositoryId,
      name,
      position: PUSHED_POSITION,
      imageGroup: digest,
      digest,
      mediaType: manifest.mediaType,
      size: manifest.totalSize,
      architectures: manifest.children.length > 0 ? ['amd64', 'arm64v8'] : ['amd64'],
      pushedBy: 'alice',
      updatedAt: pushedAt,
      ...more,
      pushedAt,
    },
  });
}
