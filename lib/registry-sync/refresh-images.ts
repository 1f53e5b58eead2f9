import { clock } from '@/lib/platform/clock';
import { db, type Queries } from '@/lib/platform/db';
import type { Registry, Repository } from '@/lib/platform/generated/prisma/client';
import { QUEUE_SCANS_JOB, wakeJobAfter } from '@/lib/platform/wake-job';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { announceMovements } from '@/lib/registry-sync/announce-movements';
import type { ImageNews } from '@/lib/registry-sync/image-news';
import { type Findings, lookUpImages } from '@/lib/registry-sync/look-up-images';
import { moveTags } from '@/lib/registry-sync/move-tags';
import { refreshFacets } from '@/lib/registry-sync/refresh-facets';
import { putBackMovements, writePutBackEntries } from '@/lib/registry-sync/settle-immutable-tags';
import { storeImages } from '@/lib/registry-sync/store-images';
import { addTagMovements, type TagMovement } from '@/lib/registry-sync/tag-movements';
import { pathInRegistry } from '@/lib/repositories/registry-path';

const ATTEMPTS = 5;

export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
}

/**
 * Claims a repository's images for this transaction. @throws ChangedMeanwhile when somebody else has written since they
 * were at `version`: what was asked of the registry before may be older than what is stored now
 */
export async function claimImages(queries: Queries, { id, imagesVersion }: Repository): Promise<void> {
  const { count } = await queries.repository.updateMany({
    where: { id, imagesVersion },
    data: { imagesVersion: { increment: 1 } },
  });
  if (count === 0) throw new ChangedMeanwhile('The images of the repository were changed meanwhile.');
}

/** Runs work that reads a repository, asks its registry and writes, again from the start when somebody else was faster. */
export async function withoutInterference<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || attempt >= ATTEMPTS) throw error;
    }
  }
}

async function storedDigests(digests: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db().prisma.manifest.findMany({
    where: { digest: { in: [...digests] } },
    select: { digest: true },
  });
  return new Set(rows.map(({ digest }) => digest));
}

/** Asks the registry for what some news may have changed. @throws AppError when it cannot be used now */
export function findImages(client: RegistryClient, repository: Repository, news: ImageNews): Promise<Findings> {
  const digests = [...news.pushed, ...news.deleted.map((digest) => ({ digest, tag: null }))];
  // In the order of time, so that the latest push of a tag is the one that stays.
  const byTime = [...news.pushed].sort((a, b) => a.at.getTime() - b.at.getTime());
  const pushes = new Map(
    byTime.flatMap(({ tag, digest, at }) => (tag === null ? [] : [[tag, { digest, at }] as const])),
  );
  return lookUpImages(client, pathInRegistry(repository), { tags: news.tags, digests, pushes }, storedDigests);
}

/** Writes what the registry has, in the caller's transaction: images, history, tags and what follows from them, the announcements to webhooks too. */
export async function writeFindings(
  queries: Queries,
  { repository, registry }: { repository: Repository; registry: Registry },
  findings: Findings,
  { pushed, movements }: Pick<ImageNews, 'pushed'> & { movements: readonly TagMovement[] },
): Promise<void> {
  await storeImages(queries, repository.id, findings, pushed);
  const known = [...movements, ...putBackMovements(findings.putBacks)];
  const news = await addTagMovements(queries, repository.id, known);
  await writePutBackEntries(queries, repository, findings.putBacks);
  await moveTags(queries, repository.id, findings, clock.now());
  const pushes = movements.flatMap(({ digest, at }) => (digest === null ? [] : [at.getTime()]));
  const latestPush = pushes.length > 0 ? new Date(Math.max(...pushes)) : null;
  await refreshFacets(queries, repository.id, { registryId: registry.id, latestPush });
  await announceMovements(queries, { repository, registry }, news);
  if (pushed.length > 0 || findings.images.length > 0) await wakeJobAfter(queries, QUEUE_SCANS_JOB);
}
