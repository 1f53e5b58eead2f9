import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db, inTransaction } from '@/lib/platform/db';
import { invalidParameters } from '@/lib/platform/errors';
import { carryOutDeletion, describePlan } from '@/lib/registry-sync/carry-out-deletion';
import { deletableRepository } from '@/lib/registry-sync/deletable-repository';
import { type DeletionInput, type DeletionView, deletionRequest } from '@/lib/registry-sync/deletion-schema';
import { loadImageStock } from '@/lib/registry-sync/load-image-stock';
import { planDeletion } from '@/lib/registry-sync/plan-deletion';

/**
 * Deletes tags and images of a repository, or (`dryRun`) only says what would go, what stays and why, and how many bytes
 * the registry can free. An image that loses its last tag goes too, unless `keepUntagged`.
 * @throws AppError as `repositoryFor`, `conflict` where images cannot be deleted from here, or why the registry cannot
 *   be used; once something was deleted, failures are part of the answer
 */
export async function deleteImages(actor: Actor, name: RepositoryName, input: DeletionInput): Promise<DeletionView> {
  const parsed = deletionRequest.safeParse(input);
  if (!parsed.success)
    throw invalidParameters(
      parsed.error.issues.map(({ path, message }) => ({ name: path.join('.'), reason: message })),
    );
  const { dryRun, matching, ...wish } = parsed.data;
  const deletable = await inTransaction((queries) => deletableRepository(queries, actor, name));
  if (!dryRun) return carryOutDeletion(actor, deletable, wish);
  const stock = await loadImageStock(db().prisma, deletable.repository);
  const part = matching?.toLowerCase();
  const picked = part === undefined ? [] : stock.tags.filter((tag) => tag.name.toLowerCase().includes(part));
  const tags = [...wish.tags, ...picked.map((tag) => tag.name)];
  return describePlan(deletable, planDeletion(stock, { ...wish, tags }));
}
