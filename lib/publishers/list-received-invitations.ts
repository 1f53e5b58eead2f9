import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { db } from '@/lib/platform/db';
import { openInvitations, toReceivedInvitation } from '@/lib/publishers/invitation';
import type { ReceivedInvitation } from '@/lib/publishers/member-schema';
import { invitationsTo } from '@/lib/publishers/received-invitation';

/** The open invitations to whoever is signed in. */
export async function listReceivedInvitations(actor: Actor): Promise<ReceivedInvitation[]> {
  const { prisma } = db();
  const rows = await prisma.invitation.findMany({
    where: { AND: [await invitationsTo(prisma, requireUser(actor)), openInvitations()] },
    include: { publisher: true },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(toReceivedInvitation);
}
