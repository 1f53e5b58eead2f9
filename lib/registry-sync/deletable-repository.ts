import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { Registry, Repository } from '@/lib/platform/generated/prisma/client';
import { repositoryFor } from '@/lib/repositories/repository-for';

export type Deletable = { repository: Repository; registry: Registry };

/** @throws AppError `conflict` (`details.reason` says which) for a repository whose images cannot be deleted from here */
export async function requireManagedRegistry(queries: Queries, repository: Repository): Promise<Deletable> {
  const { registryId } = repository;
  const registry = registryId === null ? null : await queries.registry.findUnique({ where: { id: registryId } });
  if (!registry)
    throw new AppError('conflict', 'The repository has no images in a registry.', { reason: 'no-registry' });
  if (registry.kind !== 'managed')
    throw new AppError('conflict', `The registry “${registry.name}” is only read here: delete tags and images there.`, {
      reason: 'observed-registry',
    });
  return { repository, registry };
}

/** A repository whose tags and images the actor may delete. @throws AppError as `repositoryFor`, `conflict` */
export async function deletableRepository(queries: Queries, actor: Actor, name: RepositoryName): Promise<Deletable> {
  const { repository } = await repositoryFor(queries, actor, 'repository.delete_tags', name);
  return requireManagedRegistry(queries, repository);
}
