import { type Actor, actorName } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';
import { deletionPlaceholder } from '@/lib/registry/deletion-placeholder';
import type { RegistryClient } from '@/lib/registry/registry-client';
import type { Deletable } from '@/lib/registry-sync/deletable-repository';
import { claimImages, findImages, withoutInterference, writeFindings } from '@/lib/registry-sync/refresh-images';
import { pathInRegistry } from '@/lib/repositories/registry-path';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

type Tag = { name: string; digest: string };

/**
 * Takes one tag away, in the registry and here, and leaves the others of its image. A registry deletes by digest only,
 * and with a digest all its tags: so the tag is put on an index that nobody else has, and that is deleted. Killed in
 * between, the tag counts as gone, and reconciliation deletes the index.
 */
export async function removeTag(
  actor: Actor,
  client: RegistryClient,
  { repository: { id, ...place }, registry }: Deletable,
  { name, digest }: Tag,
): Promise<void> {
  const path = pathInRegistry(place);
  const { mediaType, body } = deletionPlaceholder();
  await client.deleteManifestIfThere(path, await client.putManifest(path, name, mediaType, body));
  const movement = { tag: name, digest: null, at: clock.now(), by: actorName(actor), eventId: null };
  const news = { tags: [name], pushed: [], deleted: [], movements: [movement] };
  await withoutInterference(async () => {
    const repository = await db().prisma.repository.findUniqueOrThrow({ where: { id } });
    const findings = await findImages(client, repository, news);
    await inTransaction(async (queries) => {
      await claimImages(queries, repository);
      await writeFindings(queries, { repository, registry }, findings, news);
      await writeRepositoryEntry(queries, actor, 'repository.delete_tag', repository, { [name]: [digest, null] });
    });
  });
}
