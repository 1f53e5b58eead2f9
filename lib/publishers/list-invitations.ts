import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { openInvitations, toInvitationView } from '@/lib/publishers/invitation';
import type { InvitationView } from '@/lib/publishers/member-schema';
import { publisherFor } from '@/lib/publishers/publisher-for';

/** The open invitations of an organisation, the newest first. For its owners. */
export async function listInvitations(actor: Actor, namespace: string): Promise<InvitationView[]> {
  const { prisma } = db();
  const { publisher } = await publisherFor(prisma, actor, 'publisher.manage_members', namespace);
  const rows = await prisma.invitation.findMany({
    where: { AND: [{ publisherId: publisher.id }, openInvitations()] },
    include: { user: { select: { username: true } } },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(toInvitationView);
}
