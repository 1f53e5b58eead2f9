import type { Actor } from '@/lib/access/actor';
import type { DigestFound } from '@/lib/images/digest-schema';
import { db } from '@/lib/platform/db';
import { visibleTo } from '@/lib/repositories/policy';

const MOST = 5;
/** Comes after every hexadecimal character. */
const AFTER = 'g';

type Place = { digest: string | null; repository: { namespace: string; name: string } };
type Range = { gt?: string; gte?: string; lt: string };

/** The first few digests of a table, one after the other: of one digest there may be a hundred thousand rows. */
async function firstOf(prefix: string, next: (digest: Range) => Promise<Place | null>): Promise<Place[]> {
  const places: Place[] = [];
  const lt = `${prefix}${AFTER}`;
  for (let range: Range = { gte: prefix, lt }; places.length < MOST; ) {
    const place = await next(range);
    if (!place || place.digest === null) break;
    places.push(place);
    range = { gt: place.digest, lt };
  }
  return places;
}

/**
 * Up to five digests that begin so, of images that repositories which the actor may see have or had, in order. What is
 * only in others is not found, at the same cost. @param prefix as `parseDigestQuery` gives it
 */
export async function findDigests(actor: Actor, prefix: string): Promise<DigestFound[]> {
  const { prisma } = db();
  const repository = visibleTo(actor);
  const rest = {
    orderBy: { digest: 'asc' as const },
    select: { digest: true, repository: { select: { namespace: true, name: true } } },
  };
  const [present, past] = await Promise.all([
    firstOf(prefix, (digest) => prisma.repositoryManifest.findFirst({ where: { digest, repository }, ...rest })),
    firstOf(prefix, (digest) => prisma.tagHistory.findFirst({ where: { digest, repository }, ...rest })),
  ]);
  const places = new Map<string, Place>();
  for (const place of [...present, ...past])
    if (place.digest !== null && !places.has(place.digest)) places.set(place.digest, place);
  const digests = [...places.keys()].sort().slice(0, MOST);
  const manifests = await prisma.manifest.findMany({
    where: { digest: { in: digests } },
    select: { digest: true, kind: true, platform: true },
  });
  const known = new Map(manifests.map((manifest) => [manifest.digest, manifest]));
  return digests.flatMap((digest) => {
    const place = places.get(digest);
    const manifest = known.get(digest);
    const { kind = null, platform = null } = manifest ?? {};
    return place ? [{ digest, kind, platform, repository: place.repository }] : [];
  });
}
