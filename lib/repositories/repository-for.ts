import type { Actor } from '@/lib/access/actor';
import { REPOSITORY_RULES, type RepositoryAction, type RepositoryRole } from '@/lib/access/permissions';
import { requireOnRepository } from '@/lib/access/require';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import type { Queries } from '@/lib/platform/db';
import { AppError, repositoryNotFound } from '@/lib/platform/errors';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import { visibleTo } from '@/lib/repositories/policy';
import { roleInRepository } from '@/lib/repositories/role-in-repository';

export type RepositoryForAction = { repository: Repository; role: RepositoryRole };

/** @throws AppError `conflict` when the repository is archived */
export function requireLive({ archivedAt }: Pick<Repository, 'archivedAt'>): void {
  if (!archivedAt) return;
  throw new AppError('conflict', 'The repository is archived, so it is read-only. Take it out of the archive first.', {
    archivedAt: archivedAt.toISOString(),
  });
}

/**
 * A repository for one action of the permission table, for reading: archived or not, and nothing is locked.
 * @throws AppError `not_found` when the actor may not see it, `unauthenticated`, `forbidden`
 */
export async function repositoryToRead(
  queries: Queries,
  actor: Actor,
  action: RepositoryAction,
  { namespace, name }: RepositoryName,
): Promise<RepositoryForAction> {
  const repository = await queries.repository.findFirst({ where: { AND: [{ namespace, name }, visibleTo(actor)] } });
  if (!repository) throw repositoryNotFound(shortName({ namespace, name }));
  const role = await roleInRepository(queries, actor, repository);
  requireOnRepository(actor, action, role, repository.visibility);
  return { repository, role };
}

/**
 * A repository for one action of the permission table. In a transaction its row is locked until the end, so that of two
 * changes at the same moment the second one sees the first.
 * @throws AppError as `repositoryToRead`, and `conflict` when it is archived and the action needs a live one
 */
export async function repositoryFor(
  queries: Queries,
  actor: Actor,
  action: RepositoryAction,
  name: RepositoryName,
): Promise<RepositoryForAction> {
  await queries.$queryRaw`SELECT 1 FROM repositories WHERE namespace = ${name.namespace} AND name = ${name.name} FOR UPDATE`;
  const found = await repositoryToRead(queries, actor, action, name);
  if ('needsLive' in REPOSITORY_RULES[action]) requireLive(found.repository);
  return found;
}
