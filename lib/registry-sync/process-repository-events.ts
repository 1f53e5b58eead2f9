import { clock } from '@/lib/platform/clock';
import { db, inTransaction, type Queries } from '@/lib/platform/db';
import type { Registry, Repository } from '@/lib/platform/generated/prisma/client';
import type { RegistryEvent } from '@/lib/registry/notification';
import { parseReferrerTag } from '@/lib/registry/referrer-tag';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { findRepositoryByPath } from '@/lib/registry-access/find-repository-by-path';
import { countRegistryPulls } from '@/lib/registry-sync/count-registry-pulls';
import { type ImageNews, imageNews } from '@/lib/registry-sync/image-news';
import type { Findings } from '@/lib/registry-sync/look-up-images';
import { claimImages, findImages, withoutInterference, writeFindings } from '@/lib/registry-sync/refresh-images';
import { settleImmutableTags } from '@/lib/registry-sync/settle-immutable-tags';
import { storedEvent } from '@/lib/registry-sync/stored-event';

const BATCH = 500;
/** After so many it is for the reconciliation to repair. */
export const MAX_ATTEMPTS = 12;
const FIRST_RETRY_SECONDS = 5;
const LONGEST_RETRY_SECONDS = 900;

type Waiting = { id: string; attempts: number; event: RegistryEvent | undefined };

/** How the images of a registry are reached while events are worked off. */
export type ImageAccess = {
  registry: Registry;
  client: RegistryClient;
  /** Set once the registry could not be used: then it is not asked again in this run. */
  outage: string | null;
  /** Notes a failure. @returns it as a sentence @throws what is no failure of a registry */
  onFailure(error: unknown): Promise<string>;
};

async function waitingEvents(registryId: string, path: string): Promise<Waiting[]> {
  const rows = await db().prisma.registryEvent.findMany({
    where: {
      registryId,
      repository: path,
      processedAt: null,
      OR: [{ retryAt: null }, { retryAt: { lte: clock.now() } }],
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: BATCH,
    select: { id: true, attempts: true, body: true },
  });
  return rows.map(({ body, ...row }) => ({ ...row, event: storedEvent(body) }));
}

async function done(queries: Queries, ids: readonly string[], problem: string | null = null): Promise<void> {
  if (ids.length === 0) return;
  await queries.registryEvent.updateMany({
    where: { id: { in: [...ids] }, processedAt: null },
    data: { processedAt: clock.now(), problem },
  });
}

/** Leaves events for later, a little longer each time; after too many times it is for the reconciliation to repair. */
async function postpone(queries: Queries, waiting: readonly Waiting[], problem: string, tried: boolean): Promise<void> {
  for (const { id, attempts } of waiting) {
    const count = attempts + (tried ? 1 : 0);
    const seconds = Math.min(FIRST_RETRY_SECONDS * 2 ** count, LONGEST_RETRY_SECONDS);
    await queries.registryEvent.updateMany({
      where: { id, processedAt: null },
      data:
        count >= MAX_ATTEMPTS
          ? { processedAt: clock.now(), attempts: count, problem }
          : { attempts: count, problem, retryAt: new Date(clock.now().getTime() + seconds * 1000) },
    });
  }
}

/** Tags that were pulled although we do not know of them: their pushes must have been lost. */
async function unknownTags(repositoryId: string, events: readonly RegistryEvent[]): Promise<string[]> {
  const pulled = new Set(events.flatMap(({ action, target }) => (action === 'pull' && target.tag) || []));
  const names = [...pulled].filter((tag) => !parseReferrerTag(tag));
  if (names.length === 0) return [];
  const known = await db().prisma.tag.findMany({
    where: { repositoryId, name: { in: names }, digest: { not: null } },
    select: { name: true },
  });
  return names.filter((name) => !known.some((tag) => tag.name === name));
}

const isEmpty = ({ tags, pushed, deleted }: ImageNews) => tags.length + pushed.length + deleted.length === 0;

/** What the registry says, or null (and why) when it cannot be asked now. */
async function ask(access: ImageAccess, repository: Repository, news: ImageNews): Promise<Findings | null> {
  if (access.outage !== null) return null;
  try {
    const findings = await findImages(access.client, repository, news);
    await settleImmutableTags(access.client, repository, findings, news.movements);
    return findings;
  } catch (error) {
    access.outage = await access.onFailure(error);
    return null;
  }
}

async function processBatch(access: ImageAccess, path: string): Promise<boolean> {
  const { registry } = access;
  const { prisma } = db();
  const repository = await findRepositoryByPath(prisma, registry, path);
  const waiting = await waitingEvents(registry.id, path);
  if (waiting.length === 0) return false;
  if (!repository) {
    await done(
      prisma,
      waiting.map(({ id }) => id),
      `There is no repository for “${path}” of the registry “${registry.name}”.`,
    );
    return true;
  }
  await done(
    prisma,
    waiting.flatMap(({ id, event }) => (event ? [] : [id])),
    'This version does not understand the event.',
  );
  const known = waiting.flatMap(({ event, ...row }) => (event ? [{ ...row, event }] : []));
  const isChange = ({ event }: { event: RegistryEvent }) => !isEmpty(imageNews([event]));
  const [changes, others] = [known.filter(isChange), known.filter((row) => !isChange(row))];
  const news = imageNews(changes.map(({ event }) => event));
  const lost = await unknownTags(
    repository.id,
    known.map(({ event }) => event),
  );
  const wanted = { ...news, tags: [...new Set([...news.tags, ...lost])] };
  const wasOut = access.outage !== null;
  const findings = isEmpty(wanted) ? null : await ask(access, repository, wanted);
  await inTransaction(async (queries) => {
    await claimImages(queries, repository);
    const counted = findings ? known : others;
    await countRegistryPulls(
      queries,
      repository.id,
      counted.map(({ event }) => event),
    );
    if (findings) await writeFindings(queries, { repository, registry }, findings, news);
    else await postpone(queries, changes, access.outage ?? '', !wasOut);
    const problemOf = ({ event }: { event: RegistryEvent }) =>
      findings?.problems.get(event.target.digest ?? '') ?? null;
    await done(
      queries,
      counted.flatMap((row) => (problemOf(row) ? [] : [row.id])),
    );
    for (const row of counted) if (problemOf(row)) await done(queries, [row.id], problemOf(row));
  });
  return true;
}

/**
 * Works off what waits of one path of a registry, in order. Everything an event leads to is written together with the
 * note that it was processed: killed in the middle, it begins again and ends in the same state.
 */
export async function processRepositoryEvents(access: ImageAccess, path: string): Promise<void> {
  while (await withoutInterference(() => processBatch(access, path)));
}
