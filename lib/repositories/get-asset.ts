import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { assetNotFound } from '@/lib/platform/errors';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { visibleTo } from '@/lib/repositories/policy';

/** Pictures of publishers and those fetched from elsewhere are public; others follow the repositories that use them. */
const usedWhere = (actor: Actor): Prisma.AssetWhereInput[] => [
  { publishers: { some: {} } },
  { fetchedFrom: { some: {} } },
  { repositories: { some: visibleTo(actor) } },
  { usedIn: { some: { repository: visibleTo(actor) } } },
];

export type ServedAsset = {
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Anybody may see it, so that shared caches may keep it. */
  isPublic: boolean;
};

/**
 * A picture that is used by something the viewer may see. Who is looking is only asked when the picture is not public.
 * @throws AppError `not_found`
 */
export async function getAsset(sha256: string, viewer: () => Promise<Actor>): Promise<ServedAsset> {
  if (!/^[a-f0-9]{64}$/.test(sha256)) throw assetNotFound();
  const find = (actor: Actor) => db().prisma.asset.findFirst({ where: { sha256, OR: usedWhere(actor) } });
  const open = await find(ANONYMOUS);
  if (open) return { mediaType: open.mediaType, bytes: open.bytes, isPublic: true };
  const actor = await viewer();
  const own = actor.kind === 'anonymous' ? null : await find(actor);
  if (!own) throw assetNotFound();
  return { mediaType: own.mediaType, bytes: own.bytes, isPublic: false };
}
