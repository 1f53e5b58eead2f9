import { LRUCache } from 'lru-cache';
import { db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { type IndexedTag, type TagIndex, toTagIndex } from '@/lib/tags/tag-index';

/** Some thirty megabytes of the longest lists. */
const MOST_TAGS_KEPT = 100_000;

const kept = new LRUCache<string, TagIndex>({
  maxSize: MOST_TAGS_KEPT,
  sizeCalculation: ({ tags }) => Math.max(1, tags.length),
});

/** All that the index holds of a row, as a number: with `bit_xor` over the rows another one for every change of any. */
const HASH = Prisma.sql`hash_record_extended(
  ROW(name, position, is_shared, image_group, digest, architectures, pushed_at, updated_at), 0)`;

type Row = {
  name: string;
  position: number;
  isShared: boolean;
  imageGroup: string;
  digest: string | null;
  architectures: string[];
  pushedAt: Date | null;
  updatedAt: Date;
  fingerprint: string;
};

/** Equal lists of architectures become the same array: ten thousand tags have a handful of them. */
function sharedLists(): (words: readonly string[]) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (words) => {
    const key = words.join();
    const found = known.get(key) ?? words;
    known.set(key, found);
    return found;
  };
}

async function readTagIndex(repositoryId: string): Promise<TagIndex> {
  // List and fingerprint in one statement, so that neither is newer than the other.
  const rows = await db().prisma.$queryRaw<Row[]>`
    SELECT name, position, is_shared AS "isShared", image_group AS "imageGroup", digest, architectures,
      pushed_at AS "pushedAt", updated_at AS "updatedAt", (bit_xor(${HASH}) OVER ())::text AS fingerprint
    FROM tags WHERE repository_id = ${repositoryId}::uuid`;
  const shared = sharedLists();
  const tags = rows.map(
    ({ name, position, isShared, imageGroup, digest, architectures, pushedAt, updatedAt }): IndexedTag => ({
      name,
      position,
      isShared,
      image: digest ?? imageGroup,
      digest,
      architectures: shared(architectures),
      pushedAt: pushedAt?.getTime() ?? null,
      updatedAt: updatedAt.getTime(),
    }),
  );
  return toTagIndex(rows[0]?.fingerprint ?? '', tags);
}

/**
 * All tags of a repository, from memory while they are what the database holds: that is asked each time, in a
 * fraction of what reading them takes. Holds nothing of who asks; give it only repositories that they may see.
 */
export async function loadTagIndex(repositoryId: string): Promise<TagIndex> {
  const known = kept.get(repositoryId);
  if (known) {
    const [row] = await db().prisma.$queryRaw<{ fingerprint: string | null }[]>`
      SELECT bit_xor(${HASH})::text AS fingerprint FROM tags WHERE repository_id = ${repositoryId}::uuid`;
    if ((row?.fingerprint ?? '') === known.fingerprint) return known;
  }
  const index = await readTagIndex(repositoryId);
  kept.set(repositoryId, index);
  return index;
}
