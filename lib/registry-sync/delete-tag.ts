import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db, inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { deletableRepository } from '@/lib/registry-sync/deletable-repository';
import { deletionClient } from '@/lib/registry-sync/deletion-client';
import { loadImageStock } from '@/lib/registry-sync/load-image-stock';
import { removeTag } from '@/lib/registry-sync/remove-tag';
import { requireNotHeld } from '@/lib/registry-sync/require-not-held';

/**
 * Deletes a tag, and only that, in the registry and here: its image stays, under its other tags or by its digest. Its
 * history stays.
 * @throws AppError as `repositoryFor`, `not_found` for a tag that the registry does not have, `conflict` for one that is
 *   immutable or kept by a library definition, or why the registry cannot be used
 */
export async function deleteTag(actor: Actor, name: RepositoryName, tag: string): Promise<void> {
  const deletable = await inTransaction((queries) => deletableRepository(queries, actor, name));
  const { tags } = await loadImageStock(db().prisma, deletable.repository);
  const known = tags.find((candidate) => candidate.name === tag);
  if (!known) throw new AppError('not_found', `There is no tag “${tag}”.`, { tag });
  requireNotHeld(known);
  await deletionClient(deletable.registry, (client) => removeTag(actor, client, deletable, known));
}
