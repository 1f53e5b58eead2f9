import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { inTransaction } from '@/lib/platform/db';
import { describePlan } from '@/lib/registry-sync/carry-out-deletion';
import { deletableRepository } from '@/lib/registry-sync/deletable-repository';
import { planForRepository } from '@/lib/retention/plan-for-repository';
import { requireRules } from '@/lib/retention/require-rules';
import { PREVIEW_ROWS, type RetentionPreview, type RetentionRules } from '@/lib/retention/schema';

const split = (goes: readonly boolean[]) => {
  const going = goes.filter(Boolean).length;
  return { goes: going, stays: goes.length - going };
};

/**
 * What rules would take away if they were carried out now, and what keeps the rest. Changes nothing.
 * @throws AppError as `repositoryFor`, `invalid` for a pattern that is none, `conflict` where images cannot be deleted
 */
export async function previewRetention(
  actor: Actor,
  name: RepositoryName,
  rules: RetentionRules,
): Promise<RetentionPreview> {
  requireRules(rules);
  const deletable = await inTransaction((queries) => deletableRepository(queries, actor, name));
  const { retention, deletion } = await planForRepository(deletable.repository, rules);
  const { images, freedBytes } = await describePlan(deletable, deletion);
  const tags = retention.tags.map(({ keptBy, ...tag }) => ({
    name: tag.name,
    digest: tag.digest,
    pushedAt: tag.pushedAt.toISOString(),
    lastPulledAt: tag.lastPulledAt?.toISOString() ?? null,
    goes: keptBy.length === 0,
    keptBy,
  }));
  const untagged = retention.untagged.map((image) => ({ ...image, since: image.since.toISOString() }));
  const goingFirst = <T extends { goes: boolean }>(rows: readonly T[]): T[] =>
    [...rows.filter(({ goes }) => goes), ...rows.filter(({ goes }) => !goes)].slice(0, PREVIEW_ROWS);
  return {
    tags: goingFirst(tags),
    untagged: goingFirst(untagged),
    totals: {
      tags: split(tags.map(({ goes }) => goes)),
      untagged: split(untagged.map(({ goes }) => goes)),
      images: images.length,
    },
    freedBytes,
  };
}
