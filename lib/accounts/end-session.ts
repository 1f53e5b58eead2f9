import { userActor, userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';

/** Signs out: the session is gone at once, whoever may have kept its cookie. One that is gone already is no failure. */
export async function endSession(sessionId: string, address: string | undefined): Promise<void> {
  await inTransaction(async (queries) => {
    const session = await queries.session.findUnique({
      where: { id: sessionId },
      select: { user: { select: { id: true, username: true, role: true } } },
    });
    const { count } = await queries.session.deleteMany({ where: { id: sessionId } });
    if (!session || count === 0) return;
    await writeAuditEntry(queries, userActor(session.user, address), {
      action: 'account.sign_out',
      target: userTarget(session.user),
      publisherId: null,
    });
  });
}
