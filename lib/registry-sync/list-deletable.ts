import type { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { groupBy } from '@/lib/names/group-by';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import {
  DELETABLE_PAGE,
  type DeletablePage,
  type DeletableTag,
  type deletableQuery,
  type UntaggedImage,
} from '@/lib/registry-sync/deletion-schema';
import { deletionRefusal } from '@/lib/registry-sync/find-deletion-refusal';
import { loadImageStock, type StockedImage } from '@/lib/registry-sync/load-image-stock';
import { untaggedImages } from '@/lib/registry-sync/untagged-images';
import { repositoryToRead } from '@/lib/repositories/repository-for';

const SHOWN_UNTAGGED = 100;

const byName = (a: DeletableTag, b: DeletableTag): number => (a.name < b.name ? -1 : 1);
const byPush = (a: { pushedAt: string }, b: { pushedAt: string }): number => b.pushedAt.localeCompare(a.pushedAt);
const ORDERS = {
  newest: (a: DeletableTag, b: DeletableTag) => byPush(a, b) || byName(a, b),
  oldest: (a: DeletableTag, b: DeletableTag) => byPush(b, a) || byName(a, b),
  name: byName,
} as const;

const toUntagged = ({ digest, size, at, pushedBy }: StockedImage): UntaggedImage => {
  return { digest, size, pushedAt: at.toISOString(), pushedBy };
};

/**
 * A page of the tags that a registry has of a repository, and its images without a tag, for those who may delete them;
 * with the reason where nothing can be deleted. @throws AppError as `repositoryToRead`
 */
export async function listDeletable(
  actor: Actor,
  name: RepositoryName,
  { q, sort, page }: z.output<typeof deletableQuery>,
): Promise<DeletablePage> {
  const { prisma } = db();
  const { repository } = await repositoryToRead(prisma, actor, 'repository.delete_tags', name);
  const stock = await loadImageStock(prisma, repository);
  const rows = await prisma.tag.findMany({ where: { repositoryId: repository.id, digest: { not: null } } });
  const heldOf = new Map(stock.tags.map((tag) => [tag.name, tag.held]));
  const onDigest = groupBy(stock.tags, ({ digest }) => digest);
  const part = q.toLowerCase();
  const matching = rows.flatMap((row): DeletableTag[] => {
    if (row.digest === null || !row.name.toLowerCase().includes(part)) return [];
    return [
      {
        name: row.name,
        digest: row.digest,
        size: Number(row.size ?? 0),
        pushedAt: (row.pushedAt ?? row.createdAt).toISOString(),
        pushedBy: row.pushedBy,
        lastPulledAt: row.lastPulledAt?.toISOString() ?? null,
        aliases: (onDigest.get(row.digest)?.length ?? 1) - 1,
        held: heldOf.get(row.name) ?? null,
      },
    ];
  });
  const last = Math.max(1, Math.ceil(matching.length / DELETABLE_PAGE));
  const shown = Math.min(page, last);
  const untagged = untaggedImages(stock).map(toUntagged).sort(byPush);
  return {
    tags: matching.sort(ORDERS[sort]).slice((shown - 1) * DELETABLE_PAGE, shown * DELETABLE_PAGE),
    matching: matching.length,
    total: stock.tags.length,
    page: shown,
    untagged: untagged.slice(0, SHOWN_UNTAGGED),
    untaggedTotal: untagged.length,
    refusal: await deletionRefusal(repository),
  };
}
