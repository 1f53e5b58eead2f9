import type { Actor } from '@/lib/access/actor';
import type { DigestView } from '@/lib/images/digest-schema';
import { loadDigestHolders } from '@/lib/images/load-digest-holders';
import { parseDigest } from '@/lib/names/digest';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';

const UNKNOWN = {
  kind: null,
  mediaType: null,
  artifactType: null,
  totalSize: null,
  platform: null,
  builtAt: null,
  subject: null,
  children: [],
} as const;

const notFound = (digest: string) => new AppError('not_found', `There is no image “${digest}”.`, { digest });

/**
 * An image, index, attestation or the like by its digest, with every repository that the actor may see which has or had
 * it, and under which tags from when to when. Layers are not looked for.
 * @throws AppError `not_found`, alike for what is unknown and for what is only where the actor may not see it
 */
export async function getDigest(actor: Actor, digest: string): Promise<DigestView> {
  if (!parseDigest(digest).ok) throw notFound(digest);
  const [repositories, manifest] = await Promise.all([
    loadDigestHolders(actor, digest),
    db().prisma.manifest.findUnique({
      where: { digest },
      include: { children: { where: { kind: 'image' }, orderBy: { position: 'asc' } } },
    }),
  ]);
  if (repositories.length === 0) throw notFound(digest);
  const { kind, mediaType, artifactType, totalSize, platform, builtAt, subject, children } = manifest ?? UNKNOWN;
  return {
    digest,
    kind,
    mediaType,
    artifactType,
    size: totalSize === null ? null : Number(totalSize),
    platform: platform ?? (manifest ? null : await listedPlatform(digest)),
    builtAt: builtAt?.toISOString() ?? null,
    subject,
    images: children.map((child) => ({ digest: child.digest, platform: child.platform })),
    repositories,
  };
}

/** Of an image that is not there itself, an index may know the platform. */
async function listedPlatform(digest: string): Promise<string | null> {
  const child = await db().prisma.manifestChild.findFirst({
    where: { digest, platform: { not: null } },
    select: { platform: true },
  });
  return child?.platform ?? null;
}
