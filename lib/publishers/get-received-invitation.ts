import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { db } from '@/lib/platform/db';
import { isOpen, toReceivedInvitation } from '@/lib/publishers/invitation';
import type { ReceivedInvitation } from '@/lib/publishers/member-schema';
import { receivedInvitationFor } from '@/lib/publishers/received-invitation';

/** One invitation by the secret of its link, and whether it can still be answered. @throws AppError `not_found` */
export async function getReceivedInvitation(
  actor: Actor,
  secret: string,
): Promise<{ invitation: ReceivedInvitation; open: boolean }> {
  const row = await receivedInvitationFor(db().prisma, requireUser(actor), secret);
  return { invitation: toReceivedInvitation(row), open: isOpen(row) };
}
