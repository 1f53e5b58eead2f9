import { MOST_ALIASES } from '@/lib/images/schema';
import { db } from '@/lib/platform/db';
import type { Prisma, Tag } from '@/lib/platform/generated/prisma/client';
import { compareTags } from '@/lib/tags/compare-tags';

export type Aliases = { aliases: string[]; aliasCount: number };

/** The other tags of a tag's image: by what the registry has under them, else as the library definition says. */
export async function listAliases({ repositoryId, name, digest, imageGroup, isShared }: Tag): Promise<Aliases> {
  const same: Prisma.TagWhereInput = digest === null ? { digest: null, imageGroup, isShared } : { digest };
  const where = { repositoryId, name: { not: name }, ...same };
  const { prisma } = db();
  const [rows, aliasCount] = await Promise.all([
    prisma.tag.findMany({
      where,
      orderBy: [{ position: 'asc' }, { name: 'asc' }],
      take: MOST_ALIASES,
      select: { name: true },
    }),
    prisma.tag.count({ where }),
  ]);
  return { aliases: rows.map((row) => row.name).sort(compareTags), aliasCount };
}
