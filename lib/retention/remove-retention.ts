import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/** Removes the retention rules of a repository: everything stays from now on. @throws AppError `not_found` without any */
export function removeRetention(actor: Actor, name: RepositoryName): Promise<void> {
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.delete_tags', name);
    const where = { repositoryId: repository.id };
    const before = await queries.retentionPolicy.findUnique({ where });
    if (!before) throw new AppError('not_found', 'The repository has no retention rules.');
    await queries.retentionPolicy.delete({ where });
    await writeRepositoryEntry(queries, actor, 'repository.set_retention', repository, {
      enabled: [before.enabled, null],
    });
  });
}
