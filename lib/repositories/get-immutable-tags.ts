import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import type { ImmutableTagsView } from '@/lib/repositories/immutable-tags-schema';
import { toImmutableTagsView } from '@/lib/repositories/immutable-tags-view';
import { repositoryFor } from '@/lib/repositories/repository-for';

/** Which tags are immutable, and which pushes to them were undone. @throws AppError `not_found`, `unauthenticated`, `forbidden` */
export async function getImmutableTags(actor: Actor, name: RepositoryName): Promise<ImmutableTagsView> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.manage', name);
  const registry = repository.registryId
    ? await prisma.registry.findUnique({ where: { id: repository.registryId }, select: { kind: true } })
    : null;
  return toImmutableTagsView({ ...repository, registry });
}
