import { z } from 'zod';
import { db } from '@/lib/platform/db';
import type { LibraryEntry as EntryRow, Tag } from '@/lib/platform/generated/prisma/client';
import { dockerfileUrl, linkArchitecture } from '@/lib/tags/dockerfile-url';
import type { LibraryEntry } from '@/lib/tags/library-entry';
import type { TagView } from '@/lib/tags/schema';

const overrides = z.record(
  z.string(),
  z.object({
    gitRepo: z.string().optional(),
    gitFetch: z.string().optional(),
    gitCommit: z.string().optional(),
    directory: z.string().optional(),
    file: z.string().optional(),
    builder: z.string().optional(),
  }),
);

const toLibraryEntry = (row: EntryRow): LibraryEntry => ({
  tags: row.tags,
  sharedTags: row.sharedTags,
  architectures: row.architectures,
  source: {
    gitRepo: row.gitRepo,
    gitFetch: row.gitFetch,
    gitCommit: row.gitCommit,
    directory: row.directory,
    file: row.file,
    builder: row.builder,
  },
  overrides: overrides.parse(row.overrides),
  constraints: row.constraints,
  unknownFields: z.record(z.string(), z.string()).parse(row.unknownFields),
});

/** A repository's definition entries in file order; none for a repository that is not an official image. */
export async function loadEntries(repositoryId: string): Promise<LibraryEntry[]> {
  const rows = await db().prisma.libraryEntry.findMany({ where: { repositoryId }, orderBy: { position: 'asc' } });
  return rows.map(toLibraryEntry);
}

function toTagView(tag: Tag, group: readonly Tag[], entry: LibraryEntry | undefined): TagView {
  const urls =
    entry && !tag.isShared ? entry.architectures.map((word) => [word, dockerfileUrl(entry, word)] as const) : [];
  return {
    name: tag.name,
    isShared: tag.isShared,
    imageGroup: tag.imageGroup,
    aliases: group.filter(({ name }) => name !== tag.name).map(({ name }) => name),
    architectures: tag.architectures,
    url: entry && !tag.isShared ? dockerfileUrl(entry, linkArchitecture(entry)) : null,
    urls: Object.fromEntries(urls),
    updatedAt: tag.updatedAt.toISOString(),
  };
}

/** Every tag of a repository, in the order of its page. Who has its entries already gives them. */
export async function loadTags(
  repositoryId: string,
  known: Promise<readonly LibraryEntry[]> = loadEntries(repositoryId),
): Promise<TagView[]> {
  const [tags, entries] = await Promise.all([
    db().prisma.tag.findMany({ where: { repositoryId }, orderBy: [{ position: 'asc' }, { name: 'asc' }] }),
    known,
  ]);
  const groups = new Map<string, Tag[]>();
  for (const tag of tags) groups.set(tag.imageGroup, [...(groups.get(tag.imageGroup) ?? []), tag]);
  const entryOf = new Map(entries.flatMap((entry) => entry.tags.map((tag) => [tag, entry] as const)));
  return tags.map((tag) => toTagView(tag, groups.get(tag.imageGroup) ?? [], entryOf.get(tag.name)));
}
