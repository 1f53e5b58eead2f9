import { type Actor, seesEverything, userIdOf } from '@/lib/access/actor';
import { type RepositoryRole, repositoryRole } from '@/lib/access/permissions';
import type { Queries } from '@/lib/platform/db';

/** What an actor is to a repository now. A token has its owner's role, and none outside of its limits. */
export async function roleInRepository(
  queries: Queries,
  actor: Actor,
  repository: { id: string; publisherId: string },
): Promise<RepositoryRole> {
  if (seesEverything(actor)) return 'site_admin';
  if (actor.kind === 'anonymous') return 'anonymous';
  if (actor.kind === 'token' && actor.repositoryIds && !actor.repositoryIds.includes(repository.id)) return 'stranger';
  if (actor.kind === 'token' && actor.owner.kind === 'publisher')
    return actor.owner.publisherId === repository.publisherId ? 'owner' : 'stranger';
  const userId = userIdOf(actor);
  if (userId === undefined) return 'stranger';
  const [membership, collaboration] = await Promise.all([
    queries.publisherMember.findUnique({
      where: { publisherId_userId: { publisherId: repository.publisherId, userId } },
      select: { role: true },
    }),
    queries.collaborator.findUnique({
      where: { repositoryId_userId: { repositoryId: repository.id, userId } },
      select: { role: true },
    }),
  ]);
  return repositoryRole(membership?.role, collaboration?.role);
}
