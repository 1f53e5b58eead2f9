import type { Queries } from '@/lib/platform/db';
import type { Registry, Repository } from '@/lib/platform/generated/prisma/client';
import { parseReferrerTag } from '@/lib/registry/referrer-tag';
import { loadImages } from '@/lib/registry-sync/move-tags';
import type { NewMovement } from '@/lib/registry-sync/tag-movements';
import { pathInRegistry } from '@/lib/repositories/registry-path';
import { announce } from '@/lib/webhooks/announce';

/**
 * Tells webhooks of movements that were not known before. What the first look at a registry finds is how it was, not
 * what happens; referrers are not what a reader calls a tag.
 */
export async function announceMovements(
  queries: Queries,
  { repository, registry }: { repository: Repository; registry: Registry },
  movements: readonly NewMovement[],
): Promise<void> {
  const isFirstLook = registry.syncFinishedAt === null;
  const told = movements.filter(({ tag, isNoticed }) => !parseReferrerTag(tag) && !(isNoticed && isFirstLook));
  if (
    told.length === 0 ||
    (await queries.webhook.count({ where: { repositoryId: repository.id, active: true } })) === 0
  )
    return;
  const images = await loadImages(queries, [...new Set(told.flatMap(({ digest }) => digest ?? []))]);
  await announce(
    queries,
    repository,
    `${registry.host}/${pathInRegistry(repository)}`,
    told.map(({ tag, digest, previousDigest, at, by }) => {
      const image = digest === null ? undefined : images.get(digest);
      return {
        tag,
        digest,
        previousDigest,
        at,
        actor: by,
        image: image ? { size: image.size, platforms: [...image.platforms].sort() } : null,
      };
    }),
  );
}
