import { db } from '@/lib/platform/db';
import type { Tag } from '@/lib/platform/generated/prisma/client';
import { dockerfileUrl, linkArchitecture } from '@/lib/tags/dockerfile-url';
import type { LibraryEntry } from '@/lib/tags/library-entry';
import { loadEntriesOf } from '@/lib/tags/load-entries';
import { loadPlatformImages, type PlatformImage } from '@/lib/tags/load-platform-images';
import { MOST_ALIASES, type TagView } from '@/lib/tags/schema';
import type { IndexedTag, TagIndex } from '@/lib/tags/tag-index';

/** Other tags of the same image in page order; of thousands the first. */
export function aliasesOf(index: TagIndex, tag: IndexedTag): { aliases: string[]; aliasCount: number } {
  const all = index.ofImage.get(tag.image) ?? [];
  const aliases = all
    .slice(0, MOST_ALIASES + 1)
    .filter(({ name }) => name !== tag.name)
    .slice(0, MOST_ALIASES)
    .map(({ name }) => name);
  return { aliases, aliasCount: Math.max(0, all.length - 1) };
}

function toTagView(
  index: TagIndex,
  indexed: IndexedTag,
  tag: Tag,
  entry: LibraryEntry | undefined,
  images: readonly PlatformImage[],
): TagView {
  const hasSource = entry !== undefined && !tag.isShared;
  return {
    name: tag.name,
    isShared: tag.isShared,
    imageGroup: indexed.image,
    ...aliasesOf(index, indexed),
    architectures: tag.architectures,
    url: hasSource ? dockerfileUrl(entry, linkArchitecture(entry)) : null,
    urls: hasSource ? Object.fromEntries(entry.architectures.map((word) => [word, dockerfileUrl(entry, word)])) : {},
    digest: tag.digest,
    mediaType: tag.mediaType,
    size: tag.size === null ? null : Number(tag.size),
    images: [...images],
    pushedAt: tag.pushedAt?.toISOString() ?? null,
    pushedBy: tag.pushedBy,
    lastPulledAt: tag.lastPulledAt?.toISOString() ?? null,
    updatedAt: tag.updatedAt.toISOString(),
  };
}

/** All that may be said of some tags of a repository, in the order given; one that just went is left out. */
export async function loadTagViews(
  repositoryId: string,
  index: TagIndex,
  wanted: readonly IndexedTag[],
): Promise<TagView[]> {
  const names = wanted.map(({ name }) => name);
  const digests = [...new Set(wanted.flatMap(({ digest }) => digest ?? []))];
  const [rows, entries, images] = await Promise.all([
    db().prisma.tag.findMany({ where: { repositoryId, name: { in: names } } }),
    loadEntriesOf(repositoryId, names),
    loadPlatformImages(repositoryId, digests),
  ]);
  const rowOf = new Map(rows.map((row) => [row.name, row]));
  const entryOf = new Map(entries.flatMap((entry) => entry.tags.map((tag) => [tag, entry] as const)));
  return wanted.flatMap((indexed) => {
    const row = rowOf.get(indexed.name);
    if (!row) return [];
    return toTagView(index, indexed, row, entryOf.get(row.name), images.get(row.digest ?? '') ?? []);
  });
}
