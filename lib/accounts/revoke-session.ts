import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { deviceOf } from '@/lib/accounts/device';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';

const sessionNotFound = () => new AppError('not_found', 'There is no such session. It may have ended already.');

/** Ends one of one's own sessions at once. @throws AppError `not_found` for another's, too */
export async function revokeSession(actor: Actor, id: string): Promise<void> {
  const me = requireUser(actor);
  if (!z.uuid().safeParse(id).success) throw sessionNotFound();
  await inTransaction(async (queries) => {
    const session = await queries.session.findFirst({ where: { id, userId: me.userId } });
    const { count } = await queries.session.deleteMany({ where: { id, userId: me.userId } });
    if (!session || count === 0) throw sessionNotFound();
    const { browser, system } = deviceOf(session.userAgent);
    await writeAuditEntry(queries, me, {
      action: 'account.revoke_session',
      target: { kind: 'user', id: me.userId, name: me.username },
      publisherId: null,
      changes: { device: [[browser, system].filter(Boolean).join(', ') || null, null] },
    });
  });
}
