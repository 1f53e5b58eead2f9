import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { requireAnotherAdministrator } from '@/lib/accounts/administrators';
import { userNotFound } from '@/lib/accounts/refuse';
import { lockedUser } from '@/lib/accounts/second-factor';
import { userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';

export const USER_ROLES = ['user', 'reviewer', 'admin'] as const;
export type UserRole = (typeof USER_ROLES)[number];

/**
 * Changes what somebody is to the whole site; it counts from their next request on. Administrators only; the last one
 * stays one.
 * @throws AppError `not_found`, `conflict`, `forbidden`
 */
export async function setUserRole(actor: Actor, username: string, role: UserRole): Promise<void> {
  requireSiteAdministrator(actor);
  await inTransaction(async (queries) => {
    const found = await queries.user.findUnique({ where: { username }, select: { id: true, role: true } });
    if (found?.role === 'admin' && role !== 'admin') await requireAnotherAdministrator(queries, found.id);
    const user = found && (await lockedUser(queries, found.id));
    if (!user) throw userNotFound(username);
    if (user.role === role) return;
    await queries.user.update({ where: { id: user.id }, data: { role } });
    await writeAuditEntry(queries, actor, {
      action: 'account.change_role',
      target: userTarget(user),
      publisherId: null,
      changes: { role: [user.role, role] },
    });
  });
}
