import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import type { DeletionRefusal } from '@/lib/registry-sync/deletion-schema';
import { repositoryToRead } from '@/lib/repositories/repository-for';

/** Why nothing of a repository can be deleted from here, whoever asks; null when it can. */
export async function deletionRefusal({ archivedAt, registryId }: Repository): Promise<DeletionRefusal | null> {
  if (archivedAt) return 'archived';
  if (registryId === null) return 'no-registry';
  const { kind } = await db().prisma.registry.findUniqueOrThrow({ where: { id: registryId }, select: { kind: true } });
  return kind === 'managed' ? null : 'observed-registry';
}

/** The same for those who may delete its tags. @throws AppError as `repositoryToRead` */
export async function findDeletionRefusal(actor: Actor, name: RepositoryName): Promise<DeletionRefusal | null> {
  const { repository } = await repositoryToRead(db().prisma, actor, 'repository.delete_tags', name);
  return deletionRefusal(repository);
}
