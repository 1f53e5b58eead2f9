import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { visibleTo } from '@/lib/repositories/policy';

/**
 * What a repository is called now that once had this name. null also when the actor may not see it: an old name tells
 * no more than an unknown one.
 */
export async function findMovedRepository(
  actor: Actor,
  { namespace, name }: RepositoryName,
): Promise<RepositoryName | null> {
  const former = await db().prisma.formerName.findFirst({
    where: { namespace, name, repository: visibleTo(actor) },
    select: { repository: { select: { namespace: true, name: true } } },
  });
  return former?.repository ?? null;
}
