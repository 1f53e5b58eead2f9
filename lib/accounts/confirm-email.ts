import { spendOneTimeLink, voidOneTimeLinks } from '@/lib/accounts/one-time-links';
import { linkGone, refuseFields } from '@/lib/accounts/refuse';
import { userActor, userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { isUniqueViolation } from '@/lib/platform/unique-violation';

/**
 * Whoever holds the secret that was mailed to an address has shown that it is theirs. Links that went to the address
 * before it no longer work.
 * @throws AppError `not_found` for a link that is used or too old, `invalid` when the address was taken meanwhile
 */
export async function confirmEmail(secret: string, address: string | undefined): Promise<{ email: string }> {
  try {
    return await inTransaction(async (queries) => {
      const { userId, email } = await spendOneTimeLink(queries, 'email_confirmation', secret);
      const user = userId ? await queries.user.findUnique({ where: { id: userId } }) : null;
      if (!user || user.disabledAt || email === null) throw linkGone();
      await queries.user.update({ where: { id: user.id }, data: { email, emailConfirmedAt: clock.now() } });
      await voidOneTimeLinks(queries, user.id, 'password_reset');
      await writeAuditEntry(queries, userActor(user, address), {
        action: 'account.confirm_email',
        target: userTarget(user),
        publisherId: null,
        changes: { email: [user.email, email] },
      });
      return { email };
    });
  } catch (error) {
    throw isUniqueViolation(error) ? refuseFields({ email: { kind: 'email-taken' } }) : error;
  }
}
