import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';
import { memberFor, requireOtherOwner } from '@/lib/publishers/member-for';
import type { MemberRole } from '@/lib/publishers/member-schema';
import { publisherFor } from '@/lib/publishers/publisher-for';
import { requireOrganisation } from '@/lib/publishers/require-organisation';

/**
 * Gives a member another role. A role given by hand no longer follows a directory's group.
 * @throws AppError `not_found` when they are no member, `conflict` when it would leave no owner
 */
export function changeMemberRole(actor: Actor, namespace: string, username: string, role: MemberRole): Promise<void> {
  return inTransaction(async (queries) => {
    const { publisher } = await publisherFor(queries, actor, 'publisher.manage_members', namespace);
    requireOrganisation(publisher);
    const member = await memberFor(queries, publisher.id, username);
    if (member.role === role) return;
    if (member.role === 'owner') await requireOtherOwner(queries, publisher.id, member.userId);
    await queries.publisherMember.update({
      where: { publisherId_userId: { publisherId: publisher.id, userId: member.userId } },
      data: { role, fromGroup: false },
    });
    await writeAuditEntry(queries, actor, {
      action: 'publisher.change_role',
      target: { kind: 'user', id: member.userId, name: username },
      publisherId: publisher.id,
      changes: { role: [member.role, role] },
    });
  });
}
