import { createHash } from 'node:crypto';
import type { Queries } from '@/lib/platform/db';
import type { RegistryEvent } from '@/lib/registry/notification';
import { PULL_WINDOW_SECONDS } from '@/lib/registry/pull-counting';
import { addPullCounts } from '@/lib/registry-sync/add-pull-counts';
import { pullActors } from '@/lib/registry-sync/pull-actor';
import { knownPlatforms, settlePlatforms } from '@/lib/registry-sync/settle-pull-platforms';
import { storedEvent } from '@/lib/registry-sync/stored-event';
import { pullChanges, pulledImages } from '@/lib/registry-sync/tally-pulls';

/** What the requests of one pull have in common, port left out: it is another for each request. */
export function pullKeyOf({ target, actor, request }: RegistryEvent): string {
  const host = (request.addr ?? '').replace(/:\d+$/, '');
  return createHash('sha256')
    .update(JSON.stringify([target.repository, actor.name, host, request.useragent]))
    .digest('hex');
}

/** Events of the same clients that were counted before and lie near enough to matter. */
async function countedBefore(queries: Queries, events: readonly RegistryEvent[]): Promise<RegistryEvent[]> {
  const times = events.map(({ timestamp }) => new Date(timestamp).getTime());
  // What an event counts as depends on those within one window; theirs must be the same with and without the new ones.
  const reach = 2000 * PULL_WINDOW_SECONDS;
  const rows = await queries.registryEvent.findMany({
    where: {
      pullKey: { in: [...new Set(events.map(pullKeyOf))] },
      at: { gte: new Date(Math.min(...times) - reach), lte: new Date(Math.max(...times) + reach) },
      processedAt: { not: null },
    },
    select: { body: true },
  });
  return rows.flatMap(({ body }) => storedEvent(body) ?? []);
}

/**
 * Counts the pulls that new events add, or change: a HEAD that was a version check becomes part of a pull when its
 * GET comes to be known. In the transaction that marks the events as processed, so that each is counted once,
 * whatever order they come in.
 */
export async function countRegistryPulls(
  queries: Queries,
  repositoryId: string,
  events: readonly RegistryEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const before = await countedBefore(queries, events);
  const known = await knownPlatforms(queries, pulledImages(before, events));
  // What was counted without knowing them must be found where it is looked for now.
  await settlePlatforms(queries, repositoryId, known);
  const changed = pullChanges(before, events, {
    platforms: new Map(known.map(({ digest, platform }) => [digest, platform ?? ''])),
    actorOf: pullActors(repositoryId),
  });
  if (changed.length > 0) await addPullCounts(queries, repositoryId, changed);
}
