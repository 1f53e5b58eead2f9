import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { inTransaction } from '@/lib/platform/db';
import { repositoryFor } from '@/lib/repositories/repository-for';
import type { StarState } from '@/lib/repositories/star-repository';

/** Takes the actor's star back; without one nothing changes. @throws AppError as `starRepository` */
export function unstarRepository(actor: Actor, name: RepositoryName): Promise<StarState> {
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.star', name);
    const { userId } = requireUser(actor);
    const { count } = await queries.star.deleteMany({ where: { userId, repositoryId: repository.id } });
    if (count === 0) return { starred: false, starCount: repository.starCount };
    const { starCount } = await queries.repository.update({
      where: { id: repository.id },
      // A made-up figure of the sample may be smaller than the stars behind it.
      data: { starCount: Math.max(0, repository.starCount - 1) },
      select: { starCount: true },
    });
    await writeAuditEntry(queries, actor, {
      action: 'repository.unstar',
      target: { kind: 'repository', id: repository.id, name: shortName(repository) },
      publisherId: null,
    });
    return { starred: false, starCount };
  });
}
