import type { Actor } from '@/lib/access/actor';
import { seesScans } from '@/lib/access/sees-scans';
import type { DigestView } from '@/lib/images/digest-schema';
import { loadDigestHolders } from '@/lib/images/load-digest-holders';
import { isScanReportType } from '@/lib/images/scan-report-type';
import { parseDigest } from '@/lib/names/digest';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { visibleTo } from '@/lib/repositories/policy';

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
 * it, and under which tags from when to when. Layers are not looked for. That it is a scanner's report of some image is
 * told only to who may be told of scan results.
 * @throws AppError `not_found`, alike for what is unknown and for what is only where the actor may not see it
 */
export async function getDigest(actor: Actor, digest: string): Promise<DigestView> {
  if (!parseDigest(digest).ok) throw notFound(digest);
  const repositories = await loadDigestHolders(actor, digest);
  if (repositories.length === 0) throw notFound(digest);
  const manifest = (await isTheirs(actor, digest))
    ? await db().prisma.manifest.findUnique({
        where: { digest },
        include: { children: { where: { kind: 'image' }, orderBy: { position: 'asc' } } },
      })
    : null;
  const { kind, mediaType, artifactType, totalSize, platform, builtAt, subject, children } = manifest ?? UNKNOWN;
  const isHidden = !seesScans(actor) && isScanReportType(artifactType);
  return {
    digest,
    kind,
    mediaType,
    artifactType: isHidden ? null : artifactType,
    size: totalSize === null ? null : Number(totalSize),
    platform: platform ?? (manifest ? null : await listedPlatform(actor, digest)),
    builtAt: builtAt?.toISOString() ?? null,
    subject: isHidden ? null : subject,
    images: children.map((child) => ({ digest: child.digest, platform: child.platform })),
    repositories,
  };
}

/**
 * Whether a repository that the actor may see has it itself, or had it under a tag. An index may list what is only in
 * somebody else's: of that nothing is told.
 */
async function isTheirs(actor: Actor, digest: string): Promise<boolean> {
  const { prisma } = db();
  const where = { digest, repository: visibleTo(actor) };
  const [has, had] = await Promise.all([
    prisma.repositoryManifest.findFirst({ where, select: { digest: true } }),
    prisma.tagHistory.findFirst({ where, select: { id: true } }),
  ]);
  return has !== null || had !== null;
}

/** Of an image that is not there itself, an index may know the platform. */
async function listedPlatform(actor: Actor, digest: string): Promise<string | null> {
  const child = await db().prisma.manifestChild.findFirst({
    where: {
      digest,
      platform: { not: null },
      manifest: { repositories: { some: { repository: visibleTo(actor) } } },
    },
    select: { platform: true },
  });
  return child?.platform ?? null;
}
