import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { isOpen, toReceivedInvitation } from '@/lib/publishers/invitation';
import type { ReceivedInvitation } from '@/lib/publishers/member-schema';
import { organisationProblem } from '@/lib/publishers/problems';
import { receivedInvitationFor } from '@/lib/publishers/received-invitation';

/**
 * Accepts or declines an invitation, once: of two answers at the same moment the second one is refused.
 * @param key its id, or the secret of its link
 * @throws AppError `not_found`, or `conflict` when it is no longer open or they are a member already
 */
export async function answerInvitation(
  actor: Actor,
  key: string,
  answer: 'accept' | 'decline',
): Promise<ReceivedInvitation> {
  const person = requireUser(actor);
  return inTransaction(async (queries) => {
    const { publisherId } = await receivedInvitationFor(queries, person, key);
    // The same lock as for every change of members.
    await queries.$queryRaw`SELECT 1 FROM publishers WHERE id = ${publisherId}::uuid FOR UPDATE`;
    const invitation = await receivedInvitationFor(queries, person, key);
    if (!isOpen(invitation)) throw organisationProblem('conflict', 'invitation-over');
    const now = clock.now();
    const { userId } = person;
    if (answer === 'accept') {
      const membership = { publisherId, userId };
      if (await queries.publisherMember.findUnique({ where: { publisherId_userId: membership } }))
        throw organisationProblem('conflict', 'already-in');
      await queries.publisherMember.create({ data: { ...membership, role: invitation.role } });
    }
    await queries.invitation.update({
      where: { id: invitation.id },
      data: answer === 'accept' ? { acceptedAt: now } : { declinedAt: now },
    });
    await writeAuditEntry(queries, actor, {
      action: answer === 'accept' ? 'publisher.accept_invitation' : 'publisher.decline_invitation',
      target: { kind: 'publisher', id: publisherId, name: invitation.publisher.namespace },
      publisherId,
      changes: answer === 'accept' ? { role: [null, invitation.role] } : {},
    });
    return toReceivedInvitation(invitation);
  });
}
