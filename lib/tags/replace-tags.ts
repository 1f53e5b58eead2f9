import type { Queries } from '@/lib/platform/db';
import { PUSHED_POSITION } from '@/lib/tags/pushed-position';

export type NewTag = { name: string; position: number; isShared: boolean; imageGroup: string; architectures: string[] };

/**
 * Makes a repository's tags exactly these, inside the caller's transaction. A tag keeps its dates while it names
 * the same image. What a registry has under a tag stays known, also when no definition names the tag any more.
 */
export async function replaceTags(
  queries: Queries,
  repositoryId: string,
  tags: readonly NewTag[],
  now: Date,
): Promise<void> {
  const existing = await queries.tag.findMany({ where: { repositoryId } });
  const before = new Map(existing.map((tag) => [tag.name, tag]));
  const named = new Set(tags.map(({ name }) => name));
  const pushed = existing.flatMap((tag) => {
    if (named.has(tag.name) || tag.digest === null) return [];
    return { ...tag, position: PUSHED_POSITION, isShared: false, imageGroup: tag.digest };
  });
  await queries.tag.deleteMany({ where: { repositoryId } });
  await queries.tag.createMany({
    data: [
      ...tags.map((tag) => {
        const old = before.get(tag.name);
        const moved = old?.imageGroup !== tag.imageGroup;
        const dates = { createdAt: old?.createdAt ?? now, updatedAt: old && !moved ? old.updatedAt : now };
        return { ...old, ...tag, repositoryId, ...dates };
      }),
      ...pushed,
    ],
  });
}
