import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { isUuid } from '@/lib/names/uuid';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { openInvitations } from '@/lib/publishers/invitation';
import { organisationProblem } from '@/lib/publishers/problems';
import { publisherFor } from '@/lib/publishers/publisher-for';

/** Takes an open invitation back: its link leads nowhere from now on. @throws AppError `not_found` */
export function revokeInvitation(actor: Actor, namespace: string, id: string): Promise<void> {
  return inTransaction(async (queries) => {
    const { publisher } = await publisherFor(queries, actor, 'publisher.manage_members', namespace);
    const invitation = isUuid(id)
      ? await queries.invitation.findFirst({
          where: { AND: [{ id, publisherId: publisher.id }, openInvitations()] },
          include: { user: { select: { username: true } } },
        })
      : null;
    if (!invitation) throw organisationProblem('not_found', 'invitation-gone');
    await queries.invitation.update({ where: { id }, data: { revokedAt: clock.now() } });
    await writeAuditEntry(queries, actor, {
      action: 'publisher.revoke_invitation',
      target: {
        kind: 'user',
        id: invitation.userId,
        name: invitation.user?.username ?? invitation.email ?? '',
      },
      publisherId: publisher.id,
      changes: { role: [invitation.role, null] },
    });
  });
}
