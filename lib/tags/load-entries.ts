import { z } from 'zod';
import { db } from '@/lib/platform/db';
import type { LibraryEntry as EntryRow } from '@/lib/platform/generated/prisma/client';
import type { LibraryEntry } from '@/lib/tags/library-entry';

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

/** Those of its entries that one of the tags comes from, in file order. */
export async function loadEntriesOf(repositoryId: string, tags: readonly string[]): Promise<LibraryEntry[]> {
  const where = { repositoryId, tags: { hasSome: [...tags] } };
  const rows = await db().prisma.libraryEntry.findMany({ where, orderBy: { position: 'asc' } });
  return rows.map(toLibraryEntry);
}
