import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';

/** Ends all of one's own sessions but the one that asks. @returns how many */
export async function revokeOtherSessions(actor: Actor): Promise<{ ended: number }> {
  const me = requireUser(actor);
  return inTransaction(async (queries) => {
    const { count } = await queries.session.deleteMany({
      where: { userId: me.userId, ...(me.sessionId ? { id: { not: me.sessionId } } : {}) },
    });
    if (count > 0)
      await writeAuditEntry(queries, me, {
        action: 'account.revoke_session',
        target: { kind: 'user', id: me.userId, name: me.username },
        publisherId: null,
        changes: { sessions: [count, 0] },
      });
    return { ended: count };
  });
}
