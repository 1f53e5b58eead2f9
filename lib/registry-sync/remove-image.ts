import { type Actor, actorName } from '@/lib/access/actor';
import type { AuditChanges } from '@/lib/audit/actions';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { registryProblemOf } from '@/lib/registry/registry-failure';
import type { Deletable } from '@/lib/registry-sync/deletable-repository';
import { imagesInUse } from '@/lib/registry-sync/images-in-use';
import { claimImages, findImages, withoutInterference, writeFindings } from '@/lib/registry-sync/refresh-images';
import { pathInRegistry } from '@/lib/repositories/registry-path';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/** An image whose deletion was begun; `digests` has the image first. */
export type BegunDeletion = { id: string; digests: readonly string[]; tags: readonly string[]; by: string };
type Image = { digest: string; tags: readonly string[]; parts: readonly { digest: string }[] };

/** Tags that the history still has on one of the digests, those of signatures and referrers among them. */
async function openTags(repositoryId: string, digests: readonly string[]): Promise<string[]> {
  const rows = await db().prisma.tagHistory.findMany({
    where: { repositoryId, digest: { in: [...digests] }, until: null },
    select: { tag: true },
  });
  return rows.map(({ tag }) => tag);
}

/**
 * Ends a deletion whose image is gone from the registry already: deletes its parts there, as far as nothing uses them
 * by now, and writes what the registry has then. May run again and again.
 */
export async function endDeletion(
  actor: Actor,
  client: RegistryClient,
  { repository: { id, ...place }, registry }: Deletable,
  { id: deletionId, digests, tags, by }: BegunDeletion,
): Promise<void> {
  const [image = '', ...parts] = digests;
  const used = await imagesInUse(id, parts, digests, tags);
  for (const part of parts.filter((digest) => !used.has(digest)))
    await client.deleteManifestIfThere(pathInRegistry(place), part);
  const all = [...new Set([...tags, ...(await openTags(id, digests))])];
  const movements = all.map((tag) => ({ tag, digest: null, at: clock.now(), by, eventId: null }));
  await withoutInterference(async () => {
    const repository = await db().prisma.repository.findUniqueOrThrow({ where: { id } });
    const findings = await findImages(client, repository, { tags: all, pushed: [], deleted: digests, movements });
    const gone = movements.filter(({ tag }) => !findings.tags.get(tag));
    await inTransaction(async (queries) => {
      await claimImages(queries, repository);
      const { count } = await queries.imageDeletion.deleteMany({ where: { id: deletionId } });
      await writeFindings(queries, { repository, registry }, findings, {
        pushed: [],
        movements: count > 0 ? gone : [],
      });
      if (count === 0) return; // somebody else ended it
      const person: AuditChanges = actorName(actor) === by ? {} : { by: [null, by] };
      await writeRepositoryEntry(queries, actor, 'repository.delete_images', repository, {
        image: [image, null],
        tags: [[...tags], null],
        ...person,
      });
    });
  });
}

/**
 * Deletes an image with its tags and its parts, in the registry and here. What is about to happen is noted first: a
 * deletion that is killed ends at the next one or at the next reconciliation, or never began.
 * @throws AppError `conflict` when it got another tag meanwhile, or of the registry client; `details.begun` when the
 *   image itself is gone already
 */
export async function removeImage(
  actor: Actor,
  client: RegistryClient,
  deletable: Deletable,
  { digest, tags, parts }: Image,
): Promise<void> {
  const { repository } = deletable;
  const digests = [digest, ...parts.map((part) => part.digest)];
  if ((await imagesInUse(repository.id, [digest], digests, tags)).size > 0)
    throw new AppError('conflict', `The image ${digest} is used by something new.`, { changed: true });
  const begun = await db().prisma.imageDeletion.create({
    data: { repositoryId: repository.id, digests, tags: [...tags], by: actorName(actor), createdAt: clock.now() },
  });
  let isGone = false;
  try {
    await client.deleteManifestIfThere(pathInRegistry(repository), digest);
    isGone = true;
    await endDeletion(actor, client, deletable, begun);
  } catch (error) {
    if (!(error instanceof AppError) || registryProblemOf(error) === undefined) throw error;
    if (!isGone) await db().prisma.imageDeletion.deleteMany({ where: { id: begun.id } });
    throw new AppError(error.code, error.message, { ...error.details, begun: isGone });
  }
}
