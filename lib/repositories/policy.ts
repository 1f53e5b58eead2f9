import { type Actor, seesEverything } from '@/lib/access/actor';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** The repositories an actor may see, as a `where`: public ones, and private ones of their publishers' members. */
export function visibleTo(actor: Actor): Prisma.RepositoryWhereInput {
  if (seesEverything(actor)) return {};
  if (actor.kind !== 'user') return { visibility: 'public' };
  return {
    OR: [{ visibility: 'public' }, { publisher: { members: { some: { userId: actor.userId } } } }],
  };
}
