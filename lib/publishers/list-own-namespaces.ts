import type { Actor } from '@/lib/access/actor';
import { mayOnPublisher, type PublisherAction } from '@/lib/access/permissions';
import { requireUser } from '@/lib/access/require-user';
import { db } from '@/lib/platform/db';

export type OwnNamespace = { namespace: string; defaultVisibility: 'public' | 'private' };

/** The namespaces in which the actor may do something as a member; their own first. @throws AppError */
export async function listOwnNamespaces(actor: Actor, action: PublisherAction): Promise<OwnNamespace[]> {
  const { userId, username } = requireUser(actor);
  const rows = await db().prisma.publisherMember.findMany({
    where: { userId },
    select: { role: true, publisher: { select: { namespace: true, defaultVisibility: true } } },
    orderBy: { publisher: { namespace: 'asc' } },
  });
  return rows
    .filter(({ role }) => mayOnPublisher(action, role))
    .map(({ publisher }) => publisher)
    .sort((a, b) => Number(b.namespace === username) - Number(a.namespace === username));
}
