import { randomUUID } from 'node:crypto';
import { type Actor, actorName } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { OCI_INDEX } from '@/lib/registry/media-types';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { claimImages, findImages, withoutInterference, writeFindings } from '@/lib/registry-sync/refresh-images';
import { connectRegistry } from '@/lib/registry-sync/registry-connection';
import { pathInRegistry } from '@/lib/repositories/registry-path';
import { repositoryFor } from '@/lib/repositories/repository-for';

/**
 * Takes one tag away and leaves the others of its image: a registry deletes by digest only, and with a digest all its
 * tags. So the tag is put on an index that nobody else has, and that is deleted.
 */
async function deleteInRegistry(client: RegistryClient, path: string, tag: string): Promise<void> {
  const placeholder = {
    schemaVersion: 2,
    mediaType: OCI_INDEX,
    manifests: [],
    annotations: { 'plimsoll.deleted': randomUUID() },
  };
  const digest = await client.putManifest(path, tag, OCI_INDEX, Buffer.from(JSON.stringify(placeholder)));
  await client.deleteManifest(path, digest);
}

/**
 * Deletes a tag, and only that, in the registry and here. Its history stays.
 * @throws AppError as `repositoryFor`, `not_found` for a tag that the registry does not have, or why the registry
 *   cannot be used
 */
export async function deleteTag(actor: Actor, name: RepositoryName, tag: string): Promise<void> {
  const { prisma } = db();
  await inTransaction((queries) => repositoryFor(queries, actor, 'repository.delete_tags', name));
  const where = { name: tag, digest: { not: null }, repository: name };
  const known = await prisma.tag.findFirst({ where, include: { repository: { include: { registry: true } } } });
  const registry = known?.repository.registry;
  if (!known || !registry) throw new AppError('not_found', `There is no tag “${tag}”.`, { tag });
  if (registry.kind !== 'managed')
    throw new AppError('conflict', `“${registry.name}” is only read here: delete the tag there.`);
  const client = connectRegistry(registry);
  try {
    await deleteInRegistry(client, pathInRegistry(known.repository), tag);
    const movement = { tag, digest: null, at: clock.now(), by: actorName(actor), eventId: null };
    const news = { tags: [tag], pushed: [], deleted: [], movements: [movement] };
    await withoutInterference(async () => {
      const repository = await prisma.repository.findUniqueOrThrow({ where: { id: known.repositoryId } });
      const findings = await findImages(client, repository, news);
      await inTransaction(async (queries) => {
        await claimImages(queries, repository);
        await writeFindings(queries, { repository, registry }, findings, news);
        await writeAuditEntry(queries, actor, {
          action: 'repository.delete_tag',
          target: { kind: 'repository', id: repository.id, name: `${name.namespace}/${name.name}` },
          publisherId: repository.publisherId,
          changes: { [tag]: [known.digest, null] },
        });
      });
    });
  } finally {
    client.close();
  }
}
