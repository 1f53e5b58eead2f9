import { parseDigest } from '@/lib/names/digest';
import { parseTagName } from '@/lib/names/tag-name';
import type { Queries } from '@/lib/platform/db';
import { AppError, invalidParameters } from '@/lib/platform/errors';

/** Which image: by its own digest, or by a tag and the platform of it. */
export type ImageChoice = {
  digest?: string | undefined;
  tag?: string | undefined;
  /** os/architecture[/variant], or the digest of one of the images */
  platform?: string | undefined;
  /** The platform to take when none was said and this one is there */
  usual?: string;
};
export type ScannedImage = {
  digest: string;
  platform: string | null;
  /** Digests of the indexes that it is in */
  indexes: readonly string[];
  /** Digest of its configuration, where it is known */
  imageId: string | null;
};

type Candidate = { digest: string; platform: string | null };

async function imagesUnder(queries: Queries, root: string): Promise<Candidate[]> {
  const children = await queries.manifestChild.findMany({
    where: { parent: root, kind: 'image' },
    orderBy: { position: 'asc' },
    select: { digest: true, platform: true },
  });
  if (children.length > 0) return children;
  const own = await queries.manifest.findUnique({ where: { digest: root }, select: { digest: true, platform: true } });
  return own ? [own] : [];
}

const known = (candidates: readonly Candidate[]) => candidates.map(({ platform }) => platform ?? 'unknown').join(', ');

function choose(candidates: readonly Candidate[], { platform, usual }: ImageChoice, what: string): Candidate {
  const expected = platform === undefined && candidates.find((one) => one.platform === usual);
  if (expected) return expected;
  const fits = (one: Candidate) => platform === undefined || one.platform === platform || one.digest === platform;
  // An index may list one image for two platforms.
  const fitting = candidates.filter(
    (one, index) => fits(one) && candidates.findIndex(({ digest }) => digest === one.digest) === index,
  );
  const [only, ...more] = fitting;
  if (only && more.length === 0) return only;
  if (fitting.length === 0)
    throw new AppError(
      'not_found',
      `${what} has no image for “${platform ?? ''}”; it has ${known(candidates) || 'none'}.`,
    );
  throw invalidParameters([
    { name: 'platform', reason: `${what} has several images: say which (${known(candidates)}).` },
  ]);
}

async function rootOf(queries: Queries, repositoryId: string, { digest, tag }: ImageChoice): Promise<[string, string]> {
  if (digest !== undefined) {
    if (!parseDigest(digest).ok) throw invalidParameters([{ name: 'digest', reason: 'Write it as sha256:….' }]);
    const has = await queries.repositoryManifest.findUnique({
      where: { repositoryId_digest: { repositoryId, digest } },
    });
    if (has) return [digest, `“${digest}”`];
    throw new AppError(
      'not_found',
      `The repository has no image ${digest}: push it first, or wait until it is taken in.`,
    );
  }
  if (tag === undefined || !parseTagName(tag).ok)
    throw invalidParameters([{ name: 'digest', reason: 'Say which image: its digest, or tag and platform.' }]);
  const found = await queries.tag.findUnique({ where: { repositoryId_name: { repositoryId, name: tag } } });
  if (!found?.digest) throw new AppError('not_found', `There is no image under the tag “${tag}” here.`, { tag });
  return [found.digest, `“${tag}”`];
}

/**
 * The one image of a repository that somebody means.
 * @throws AppError `not_found` for what the repository does not have, `invalid` when it is not one image
 */
export async function resolveImage(queries: Queries, repositoryId: string, choice: ImageChoice): Promise<ScannedImage> {
  const [root, what] = await rootOf(queries, repositoryId, choice);
  const { digest, platform } = choose(await imagesUnder(queries, root), choice, what);
  // One after the other: in a transaction they share one connection.
  const parents = await queries.manifestChild.findMany({ where: { digest }, select: { parent: true } });
  const manifest = await queries.manifest.findUnique({ where: { digest }, select: { config: true } });
  const config = manifest?.config;
  const imageId = config && typeof config === 'object' && 'digest' in config ? config.digest : null;
  return {
    digest,
    platform,
    indexes: parents.map(({ parent }) => parent),
    imageId: typeof imageId === 'string' ? imageId : null,
  };
}
