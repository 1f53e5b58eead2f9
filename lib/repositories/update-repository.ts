import type { Actor } from '@/lib/access/actor';
import { requireOnRepository } from '@/lib/access/require';
import type { RepositoryName } from '@/lib/names/repository-name';
import { inTransaction, type Queries } from '@/lib/platform/db';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import { changeDescription } from '@/lib/repositories/change-description';
import { changeLifecycle } from '@/lib/repositories/change-lifecycle';
import { DESCRIBED_FIELDS, MANAGED_FIELDS, type RepositoryChanges } from '@/lib/repositories/change-schema';
import { requireNotFromDefinition } from '@/lib/repositories/from-definition';
import { readRepository } from '@/lib/repositories/get-repository';
import { repositoryFor, requireLive } from '@/lib/repositories/repository-for';
import type { RepositoryView } from '@/lib/repositories/schema';

const has = (changes: RepositoryChanges, fields: readonly (keyof RepositoryChanges)[]): boolean =>
  fields.some((field) => changes[field] !== undefined);

async function authorise(queries: Queries, actor: Actor, name: RepositoryName, changes: RepositoryChanges) {
  const describes = has(changes, DESCRIBED_FIELDS);
  if (!has(changes, MANAGED_FIELDS)) return repositoryFor(queries, actor, 'repository.describe', name);
  const found = await repositoryFor(queries, actor, 'repository.manage', name);
  if (describes) {
    requireOnRepository(actor, 'repository.describe', found.role, found.repository.visibility);
    if (changes.archived !== false) requireLive(found.repository);
  }
  return found;
}

/**
 * Changes what is given and nothing else: the words of the page (needs `repository.describe`), or visibility, archive
 * and deprecation (needs `repository.manage`). What an import writes is refused where the repository has a definition.
 * @throws AppError `not_found`, `unauthenticated`, `forbidden`, `conflict` when it is archived or imported
 */
export function updateRepository(
  actor: Actor,
  name: RepositoryName,
  changes: RepositoryChanges,
): Promise<RepositoryView> {
  return inTransaction(async (queries) => {
    const { repository } = await authorise(queries, actor, name, changes);
    await requireNotFromDefinition(queries, repository.id, Object.keys(changes));
    let current: Repository = repository;
    current = await changeLifecycle(queries, actor, current, changes);
    current = await changeDescription(queries, actor, current, changes);
    return readRepository(queries, current.id);
  });
}
