import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { requireAnotherAdministrator } from '@/lib/accounts/administrators';
import { voidOneTimeLinks } from '@/lib/accounts/one-time-links';
import { userNotFound } from '@/lib/accounts/refuse';
import { lockedUser } from '@/lib/accounts/second-factor';
import { userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';

/**
 * Disables somebody's account (sessions end at once, access tokens no longer count) or enables it again. Administrators
 * only; the last one cannot be disabled.
 * @throws AppError `not_found`, `conflict`, `forbidden`
 */
export async function setUserDisabled(actor: Actor, username: string, disabled: boolean): Promise<void> {
  requireSiteAdministrator(actor);
  await inTransaction(async (queries) => {
    const found = await queries.user.findUnique({ where: { username }, select: { id: true, role: true } });
    if (disabled && found?.role === 'admin') await requireAnotherAdministrator(queries, found.id);
    const user = found && (await lockedUser(queries, found.id));
    if (!user) throw userNotFound(username);
    if ((user.disabledAt !== null) === disabled) return;
    await queries.user.update({ where: { id: user.id }, data: { disabledAt: disabled ? clock.now() : null } });
    if (disabled) {
      await queries.session.deleteMany({ where: { userId: user.id } });
      await voidOneTimeLinks(queries, user.id, 'password_reset', 'email_confirmation', 'identity');
    }
    await writeAuditEntry(queries, actor, {
      action: disabled ? 'account.disable' : 'account.enable',
      target: userTarget(user),
      publisherId: null,
    });
  });
}
