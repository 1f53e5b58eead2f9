import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import { loadImageStock } from '@/lib/registry-sync/load-image-stock';
import { type DeletionPlan, planDeletion } from '@/lib/registry-sync/plan-deletion';
import { untaggedImages } from '@/lib/registry-sync/untagged-images';
import {
  planRetention,
  type RetainedTag,
  type RetentionPlan,
  type UntaggedImage,
} from '@/lib/retention/plan-retention';
import type { RetentionRules } from '@/lib/retention/schema';

/** When an image lost the last of its tags, as far as the history says. */
async function untaggedSince(repositoryId: string, digests: readonly string[]): Promise<Map<string, Date>> {
  const rows = await db().prisma.$queryRaw<{ digest: string; until: Date }[]>`
    SELECT digest, max(until) AS until FROM tag_history
    WHERE repository_id = ${repositoryId}::uuid AND digest = ANY (${digests}) AND until IS NOT NULL GROUP BY digest`;
  return new Map(rows.map(({ digest, until }) => [digest, until]));
}

/** What rules come to in a repository now, and the deletion that follows from it. */
export async function planForRepository(
  repository: Repository,
  rules: RetentionRules,
): Promise<{
  retention: RetentionPlan<RetainedTag, UntaggedImage>;
  deletion: DeletionPlan;
  wish: { tags: string[]; digests: string[] };
}> {
  const { prisma } = db();
  const stock = await loadImageStock(prisma, repository);
  const rows = await prisma.tag.findMany({
    where: { repositoryId: repository.id, digest: { not: null } },
    select: { name: true, pushedAt: true, createdAt: true, lastPulledAt: true },
  });
  const datesOf = new Map(rows.map((row) => [row.name, row]));
  const tags = stock.tags.flatMap((tag) => {
    const dates = datesOf.get(tag.name);
    return dates ? [{ ...tag, pushedAt: dates.pushedAt ?? dates.createdAt, lastPulledAt: dates.lastPulledAt }] : [];
  });
  const lone = untaggedImages(stock);
  const lost = await untaggedSince(
    repository.id,
    lone.map(({ digest }) => digest),
  );
  const untagged = lone.map(({ digest, at }) => {
    const until = lost.get(digest);
    return { digest, since: until && until > at ? until : at };
  });
  const retention = await planRetention({ tags, untagged }, rules, clock.now());
  const wish = {
    tags: retention.tags.filter(({ keptBy }) => keptBy.length === 0).map(({ name }) => name),
    digests: retention.untagged.filter(({ goes }) => goes).map(({ digest }) => digest),
  };
  return { retention, deletion: planDeletion(stock, { ...wish, keepUntagged: false }), wish };
}
