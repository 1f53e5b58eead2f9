import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { immutableAmong } from '@/lib/repositories/immutable-tags';
import {
  type ImmutableTagsChange,
  type ImmutableTagsPreview,
  PREVIEW_TAGS,
} from '@/lib/repositories/immutable-tags-schema';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { requirePatterns } from '@/lib/repositories/require-patterns';

const byName = new Intl.Collator('en', { numeric: true });

/**
 * Which existing tags a rule would make immutable, without setting it: all are counted, some are named, those that it
 * covers first. @throws AppError as `repositoryFor`, `invalid` for patterns that are none
 */
export async function previewImmutableTags(
  actor: Actor,
  name: RepositoryName,
  change: ImmutableTagsChange,
): Promise<ImmutableTagsPreview> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.manage', name);
  const rule = { immutableTags: change.mode, immutablePatterns: requirePatterns(change) };
  const rows = await prisma.tag.findMany({
    where: { repositoryId: repository.id, digest: { not: null } },
    select: { name: true },
  });
  const covered = await immutableAmong(
    rule,
    rows.map((tag) => tag.name),
  );
  const tags = rows
    .map((tag) => ({ name: tag.name, immutable: covered.has(tag.name) }))
    .sort((a, b) => Number(b.immutable) - Number(a.immutable) || byName.compare(a.name, b.name));
  return {
    covered: covered.size,
    total: tags.length,
    tags: tags.slice(0, PREVIEW_TAGS),
  };
}
