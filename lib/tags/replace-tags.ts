import type { Queries } from '@/lib/platform/db';

export type NewTag = { name: string; position: number; isShared: boolean; imageGroup: string; architectures: string[] };

/**
 * Makes a repository's tags exactly these, inside the caller's transaction. A tag keeps its dates while it names
 * the same image.
 */
export async function replaceTags(
  queries: Queries,
  repositoryId: string,
  tags: readonly NewTag[],
  now: Date,
): Promise<void> {
  const existing = await queries.tag.findMany({ where: { repositoryId } });
  const before = new Map(existing.map((tag) => [tag.name, tag]));
  await queries.tag.deleteMany({ where: { repositoryId } });
  await queries.tag.createMany({
    data: tags.map((tag) => {
      const old = before.get(tag.name);
      const moved = old?.imageGroup !== tag.imageGroup;
      return { ...tag, repositoryId, createdAt: old?.createdAt ?? now, updatedAt: old && !moved ? old.updatedAt : now };
    }),
  });
}
