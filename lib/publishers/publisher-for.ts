import { type Actor, seesEverything, userIdOf } from '@/lib/access/actor';
import type { PublisherAction, PublisherRole } from '@/lib/access/permissions';
import { requireOnPublisher } from '@/lib/access/require';
import type { Queries } from '@/lib/platform/db';
import { publisherNotFound } from '@/lib/platform/errors';
import type { Publisher } from '@/lib/platform/generated/prisma/client';

/** What an actor is to a publisher now. An organisation's token acts as an owner, within its scopes. */
export async function roleInPublisher(queries: Queries, actor: Actor, publisherId: string): Promise<PublisherRole> {
  if (seesEverything(actor)) return 'site_admin';
  if (actor.kind === 'anonymous') return 'anonymous';
  if (actor.kind === 'token' && actor.owner.kind === 'publisher')
    return actor.owner.publisherId === publisherId ? 'owner' : 'stranger';
  const userId = userIdOf(actor);
  if (userId === undefined) return 'stranger';
  const membership = await queries.publisherMember.findUnique({
    where: { publisherId_userId: { publisherId, userId } },
    select: { role: true },
  });
  return membership?.role ?? 'stranger';
}

/**
 * A publisher for one action of the permission table. In a transaction its row is locked until the end: two owners who
 * remove each other at the same moment do so one after the other.
 * @throws AppError `not_found`, `unauthenticated` or `forbidden`
 */
export async function publisherFor(
  queries: Queries,
  actor: Actor,
  action: PublisherAction,
  namespace: string,
): Promise<{ publisher: Publisher; role: PublisherRole }> {
  await queries.$queryRaw`SELECT 1 FROM publishers WHERE namespace = ${namespace} FOR UPDATE`;
  const publisher = await queries.publisher.findUnique({ where: { namespace } });
  if (!publisher) throw publisherNotFound(namespace);
  const role = await roleInPublisher(queries, actor, publisher.id);
  requireOnPublisher(actor, action, role);
  return { publisher, role };
}
