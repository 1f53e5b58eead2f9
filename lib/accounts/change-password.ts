import type { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { languageOf, mailLater, siteInMails, siteLink } from '@/lib/accounts/mail-user';
import { passwordChangedMail } from '@/lib/accounts/mails/password-changed';
import { voidOneTimeLinks } from '@/lib/accounts/one-time-links';
import { hashPassword } from '@/lib/accounts/password';
import { passwordRefusal } from '@/lib/accounts/password-rules';
import { provePerson } from '@/lib/accounts/prove-person';
import { accountProblem, refuseFields } from '@/lib/accounts/refuse';
import type { passwordInput } from '@/lib/accounts/schema';
import { userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';
import type { User } from '@/lib/platform/generated/prisma/client';

/** Tells the owner of an account that its password is another now, should it not have been them. */
export const mailPasswordChanged = (user: User): void =>
  mailLater(user.emailConfirmedAt ? user.email : null, () =>
    passwordChangedMail(languageOf(user), {
      site: siteInMails(),
      username: user.username,
      at: clock.now(),
      link: siteLink('/forgot-password'),
    }),
  );

/**
 * Changes one's own password; all other sessions end, and open links (for a new one, for another address, for a
 * provider) no longer work: whoever knew the old password may have asked for them. Somebody who has
 * none, as they came from a provider, gets one; people of the directory do not: theirs is kept there.
 * @throws AppError `invalid` naming the field, `forbidden`, `too_many`
 */
export async function changePassword(
  actor: Actor,
  input: z.output<typeof passwordInput>,
): Promise<{ endedSessions: number }> {
  const { user, me } = await provePerson(actor, input.current, 'current');
  if (user.passwordHash === null) {
    const directory = await db().prisma.identity.findFirst({ where: { userId: user.id, provider: 'ldap' } });
    if (directory) throw accountProblem('forbidden', 'password-elsewhere');
  }
  const refusal = passwordRefusal(input.password, [user.username, user.email]);
  if (refusal) throw refuseFields({ password: refusal });
  if (user.passwordHash !== null && input.password === input.current)
    throw refuseFields({ password: { kind: 'password-same' } });
  const passwordHash = await hashPassword(input.password);
  const endedSessions = await inTransaction(async (queries) => {
    await queries.user.update({ where: { id: user.id }, data: { passwordHash } });
    await voidOneTimeLinks(queries, user.id, 'password_reset', 'email_confirmation', 'identity');
    const { count } = await queries.session.deleteMany({
      where: { userId: user.id, ...(me.sessionId ? { id: { not: me.sessionId } } : {}) },
    });
    await writeAuditEntry(queries, me, {
      action: 'account.change_password',
      target: userTarget(user),
      publisherId: null,
      changes: { endedSessions: [null, count] },
    });
    return count;
  });
  mailPasswordChanged(user);
  return { endedSessions };
}
