import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import type { Collaborator, User } from '@/lib/platform/generated/prisma/client';
import type { CollaboratorView } from '@/lib/repositories/change-schema';
import { repositoryFor } from '@/lib/repositories/repository-for';

export const toCollaboratorView = ({ role, createdAt, user }: Collaborator & { user: User }): CollaboratorView => ({
  username: user.username,
  displayName: user.displayName,
  role,
  since: createdAt.toISOString(),
});

/** Who works on the repository without being a member of its publisher, by name. @throws AppError `not_found`, `forbidden` */
export async function listCollaborators(actor: Actor, name: RepositoryName): Promise<CollaboratorView[]> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.manage_collaborators', name);
  const rows = await prisma.collaborator.findMany({
    where: { repositoryId: repository.id },
    include: { user: true },
    orderBy: { user: { username: 'asc' } },
  });
  return rows.map(toCollaboratorView);
}
