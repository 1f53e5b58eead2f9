import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { userByName } from '@/lib/repositories/set-collaborator';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/** Takes somebody's role in the repository back, at once. @throws AppError `not_found`, `forbidden` */
export function removeCollaborator(actor: Actor, name: RepositoryName, username: string): Promise<void> {
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.manage_collaborators', name);
    const { id: userId } = await userByName(queries, username);
    const key = { repositoryId_userId: { repositoryId: repository.id, userId } };
    const before = await queries.collaborator.findUnique({ where: key });
    if (!before) throw new AppError('not_found', `“${username}” is no collaborator of this repository.`, { username });
    await queries.collaborator.delete({ where: key });
    await writeRepositoryEntry(queries, actor, 'repository.remove_collaborator', repository, {
      [username]: [before.role, null],
    });
  });
}
