import type { Actor } from '@/lib/access/actor';
import { parseDigest } from '@/lib/names/digest';
import type { RepositoryName } from '@/lib/names/repository-name';
import { inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { carryOutDeletion } from '@/lib/registry-sync/carry-out-deletion';
import { deletableRepository } from '@/lib/registry-sync/deletable-repository';
import type { DeletionView } from '@/lib/registry-sync/deletion-schema';

const SENTENCES = {
  immutable: 'it has a tag that is immutable. Release that in the settings of immutable tags first.',
  definition: 'it has a tag that the library definition keeps.',
  'part-of-index': 'it is part of an index that stays. Delete that index.',
  changed: 'something new uses it.',
} as const;

/**
 * Deletes an image (or index) with all its tags, its platforms, and the signatures, attestations and SBOMs about it.
 * @throws AppError as `repositoryFor`, `not_found`, `conflict` with the reason why it stays, or why the registry cannot
 *   be used
 */
export async function deleteImage(actor: Actor, name: RepositoryName, digest: string): Promise<DeletionView> {
  const deletable = await inTransaction((queries) => deletableRepository(queries, actor, name));
  const notFound = new AppError('not_found', `There is no image ${digest} in this repository.`, { digest });
  if (!parseDigest(digest).ok) throw notFound;
  const wish = { tags: [], digests: [digest], keepUntagged: false };
  const view = await carryOutDeletion(actor, deletable, wish);
  const kept = view.kept.find((entry) => entry.digest === digest);
  if (kept?.reason === 'unknown') throw notFound;
  if (kept)
    throw new AppError('conflict', `The image ${digest} stays: ${SENTENCES[kept.reason]}`, {
      reason: kept.reason,
      because: kept.because,
    });
  if (view.problem !== null) throw new AppError('unavailable', view.problem.detail, { notDone: view.notDone });
  return view;
}
