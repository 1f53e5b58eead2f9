import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { inTransaction, type Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { User } from '@/lib/platform/generated/prisma/client';
import type { CollaboratorView } from '@/lib/repositories/change-schema';
import { toCollaboratorView } from '@/lib/repositories/list-collaborators';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/** @throws AppError `not_found` */
export async function userByName(queries: Queries, username: string): Promise<User> {
  const user = await queries.user.findUnique({ where: { username } });
  if (!user) throw new AppError('not_found', `There is no user “${username}”.`, { username });
  return user;
}

/**
 * Gives somebody a role in one repository, or another one than before.
 * @throws AppError `not_found` for the repository or the user, `forbidden`
 */
export function setCollaborator(
  actor: Actor,
  name: RepositoryName,
  username: string,
  role: CollaboratorView['role'],
): Promise<CollaboratorView> {
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.manage_collaborators', name);
    const user = await userByName(queries, username);
    const key = { repositoryId: repository.id, userId: user.id };
    const before = await queries.collaborator.findUnique({ where: { repositoryId_userId: key } });
    if (before?.role === role) return toCollaboratorView({ ...before, user });
    const after = await queries.collaborator.upsert({
      where: { repositoryId_userId: key },
      create: { ...key, role },
      update: { role },
    });
    const action = before ? 'repository.change_collaborator' : 'repository.add_collaborator';
    await writeRepositoryEntry(queries, actor, action, repository, { [username]: [before?.role ?? null, role] });
    return toCollaboratorView({ ...after, user });
  });
}
