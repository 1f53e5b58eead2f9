import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';
import { memberFor, requireOtherOwner } from '@/lib/publishers/member-for';
import { publisherFor } from '@/lib/publishers/publisher-for';
import { requireOrganisation } from '@/lib/publishers/require-organisation';

/**
 * Takes somebody out of an organisation. Owners remove others; everybody may leave.
 * @throws AppError `not_found` when they are no member, `conflict` for the last owner
 */
export function removeMember(actor: Actor, namespace: string, username: string): Promise<void> {
  const leaves = actor.kind === 'user' && actor.username === username;
  return inTransaction(async (queries) => {
    const action = leaves ? 'publisher.view_members' : 'publisher.manage_members';
    const { publisher } = await publisherFor(queries, actor, action, namespace);
    requireOrganisation(publisher);
    const member = await memberFor(queries, publisher.id, username);
    if (member.role === 'owner') await requireOtherOwner(queries, publisher.id, member.userId);
    await queries.publisherMember.delete({
      where: { publisherId_userId: { publisherId: publisher.id, userId: member.userId } },
    });
    await writeAuditEntry(queries, actor, {
      action: leaves ? 'publisher.leave' : 'publisher.remove_member',
      target: leaves
        ? { kind: 'publisher', id: publisher.id, name: namespace }
        : { kind: 'user', id: member.userId, name: username },
      publisherId: publisher.id,
      changes: { role: [member.role, null] },
    });
  });
}
