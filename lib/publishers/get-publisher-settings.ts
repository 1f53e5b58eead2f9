import { type Actor, userIdOf } from '@/lib/access/actor';
import { mayOnPublisher, type PublisherRole } from '@/lib/access/permissions';
import { db } from '@/lib/platform/db';
import { publisherNotFound, signInFirst } from '@/lib/platform/errors';
import type { PublisherProfile } from '@/lib/publishers/profile-schema';
import { toPublisherProfile } from '@/lib/publishers/profile-view';
import { roleInPublisher } from '@/lib/publishers/publisher-for';

export type PublisherSettings = {
  profile: PublisherProfile;
  role: Exclude<PublisherRole, 'anonymous' | 'stranger'>;
  /** False for an administrator of the site who is no member */
  isMember: boolean;
  repositoryCount: number;
};

/**
 * A publisher for its settings pages, with what the caller is to it.
 * @throws AppError `unauthenticated`, or `not_found` also for whoever has nothing to do with it: they have no settings
 */
export async function getPublisherSettings(actor: Actor, namespace: string): Promise<PublisherSettings> {
  if (actor.kind === 'anonymous') throw signInFirst();
  const { prisma } = db();
  const row = await prisma.publisher.findUnique({
    where: { namespace },
    include: {
      members: { where: { userId: { in: [userIdOf(actor) ?? []].flat() } }, select: { role: true } },
      _count: { select: { repositories: { where: { deletedAt: null } } } },
    },
  });
  if (!row) throw publisherNotFound(namespace);
  const role = await roleInPublisher(prisma, actor, row.id);
  if (role === 'anonymous' || role === 'stranger' || !mayOnPublisher('publisher.view_members', role))
    throw publisherNotFound(namespace);
  return {
    profile: toPublisherProfile(row),
    role,
    isMember: row.members.length > 0,
    repositoryCount: row._count.repositories,
  };
}

/** Whether somebody has settings pages of a publisher; asked on its public page, so nobody who is not signed in costs a query. */
export async function hasPublisherSettings(actor: Actor, namespace: string): Promise<boolean> {
  if (actor.kind !== 'user') return false;
  if (actor.role === 'admin') return true;
  const { prisma } = db();
  const membership = { userId: actor.userId, publisher: { namespace } };
  return (await prisma.publisherMember.findFirst({ where: membership, select: { role: true } })) !== null;
}
