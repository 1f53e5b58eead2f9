import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { inTransaction } from '@/lib/platform/db';
import { readRepository } from '@/lib/repositories/get-repository';
import { pathAfterMove } from '@/lib/repositories/registry-path';
import { repositoryFor } from '@/lib/repositories/repository-for';
import {
  keepFormerName,
  lockPublishers,
  requireFreeName,
  requireGoodName,
  requireUnofficial,
} from '@/lib/repositories/require-free-name';
import type { RepositoryView } from '@/lib/repositories/schema';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/**
 * Another name within the namespace. The old one leads to it, and is nobody else's for a year.
 * @throws AppError `not_found`, `forbidden`, `invalid` with why the name is refused, `conflict`
 */
export function renameRepository(actor: Actor, from: RepositoryName, newName: string): Promise<RepositoryView> {
  return inTransaction(async (queries) => {
    await lockPublishers(queries, [from.namespace]);
    const { repository } = await repositoryFor(queries, actor, 'repository.manage', from);
    requireUnofficial(from, 'An official image keeps its name.');
    if (newName === repository.name) return readRepository(queries, repository.id);
    const to = { namespace: repository.namespace, name: newName };
    await requireGoodName(queries, to);
    await requireFreeName(queries, actor, to);
    await queries.repository.update({
      where: { id: repository.id },
      data: { name: newName, registryPath: pathAfterMove(repository, to) },
    });
    await keepFormerName(queries, repository);
    await writeRepositoryEntry(
      queries,
      actor,
      'repository.rename',
      { ...repository, name: newName },
      { name: [repository.name, newName] },
    );
    return readRepository(queries, repository.id);
  });
}
