import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { inTransaction } from '@/lib/platform/db';
import { repositoryFor } from '@/lib/repositories/repository-for';

export type StarState = { starred: boolean; starCount: number };

/**
 * Stars a repository for the actor; twice counts once, also at the same moment, for the repository's row is locked.
 * @throws AppError `not_found`, `unauthenticated`, `forbidden` for a token
 */
export function starRepository(actor: Actor, name: RepositoryName): Promise<StarState> {
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.star', name);
    const { userId } = requireUser(actor);
    const { count } = await queries.star.createMany({
      data: { userId, repositoryId: repository.id },
      skipDuplicates: true,
    });
    if (count === 0) return { starred: true, starCount: repository.starCount };
    const { starCount } = await queries.repository.update({
      where: { id: repository.id },
      data: { starCount: { increment: 1 } },
      select: { starCount: true },
    });
    // Whose star it is concerns nobody else.
    await writeAuditEntry(queries, actor, {
      action: 'repository.star',
      target: { kind: 'repository', id: repository.id, name: shortName(repository) },
      publisherId: null,
    });
    return { starred: true, starCount };
  });
}
