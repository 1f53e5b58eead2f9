import { type Actor, seesEverything, userIdOf } from '@/lib/access/actor';
import { readsPrivate } from '@/lib/access/scopes';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/**
 * The repositories an actor may see, as a `where`: public ones, and private ones of their publishers' members and of
 * their collaborators. A token sees a private one only with a scope for repositories and within its own limits. A
 * deleted one is seen by nobody.
 */
export function visibleTo(actor: Actor): Prisma.RepositoryWhereInput {
  if (seesEverything(actor)) return { deletedAt: null };
  const mine = belongsTo(actor);
  return mine ? { deletedAt: null, OR: [{ visibility: 'public' }, mine] } : { deletedAt: null, visibility: 'public' };
}

/** The repositories an actor has a role in, whatever their visibility; undefined when there can be none. */
export function belongsTo(actor: Actor): Prisma.RepositoryWhereInput | undefined {
  if (actor.kind === 'token' && !readsPrivate(actor.scopes)) return undefined;
  const limit = actor.kind === 'token' && actor.repositoryIds ? { id: { in: [...actor.repositoryIds] } } : {};
  if (actor.kind === 'token' && actor.owner.kind === 'publisher')
    return { ...limit, publisherId: actor.owner.publisherId };
  const userId = userIdOf(actor);
  if (userId === undefined) return undefined;
  return {
    ...limit,
    OR: [{ publisher: { members: { some: { userId } } } }, { collaborators: { some: { userId } } }],
  };
}
