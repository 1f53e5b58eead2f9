import { type Actor, actorName } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { siteLink } from '@/lib/accounts/mail-user';
import { createOneTimeLink, DAY_MS, voidOneTimeLinks } from '@/lib/accounts/one-time-links';
import { accountProblem, userNotFound } from '@/lib/accounts/refuse';
import { userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';

/**
 * A link with which somebody sets a new password, once and within a day; open ones no longer work. Administrators only,
 * who hand it over themselves: it is shown once.
 * @param withoutSecondFactor also switches their second factor off, for who lost both app and recovery codes
 * @throws AppError `not_found`, `forbidden` (also for a disabled account)
 */
export async function createResetLink(
  actor: Actor,
  username: string,
  { withoutSecondFactor = false }: { withoutSecondFactor?: boolean } = {},
): Promise<{ link: string; expiresAt: string }> {
  requireSiteAdministrator(actor);
  return inTransaction(async (queries) => {
    const user = await queries.user.findUnique({ where: { username } });
    if (!user) throw userNotFound(username);
    if (user.disabledAt) throw accountProblem('forbidden', 'disabled');
    await voidOneTimeLinks(queries, user.id, 'password_reset');
    const secret = await createOneTimeLink(queries, {
      kind: 'password_reset',
      userId: user.id,
      payload: { withoutSecondFactor },
      madeBy: actorName(actor),
      validMs: DAY_MS,
    });
    await writeAuditEntry(queries, actor, {
      action: 'account.create_reset_link',
      target: userTarget(user),
      publisherId: null,
      changes: { withoutSecondFactor: [null, withoutSecondFactor] },
    });
    return {
      link: siteLink(`/reset/${secret}`),
      expiresAt: new Date(clock.now().getTime() + DAY_MS).toISOString(),
    };
  });
}
