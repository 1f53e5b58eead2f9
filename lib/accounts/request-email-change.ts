import type { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { countEmailChange } from '@/lib/accounts/attempts';
import { parseEmail } from '@/lib/accounts/check-email';
import { prepareConfirmation } from '@/lib/accounts/confirmation-mail';
import { languageOf, mailLater, siteInMails, siteLink } from '@/lib/accounts/mail-user';
import { emailChangeRequestedMail } from '@/lib/accounts/mails/email-change-requested';
import { provePerson } from '@/lib/accounts/prove-person';
import { accountProblem, refuseFields } from '@/lib/accounts/refuse';
import type { emailChangeInput, emailChangeResult } from '@/lib/accounts/schema';
import { userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import type { Language } from '@/lib/names/language';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';
import type { User } from '@/lib/platform/generated/prisma/client';
import { canSendMail } from '@/lib/platform/mail';

const mailOldAddress = (user: User, newEmail: string, language: Language): void =>
  mailLater(user.email, () =>
    emailChangeRequestedMail(languageOf(user, language), {
      site: siteInMails(),
      username: user.username,
      newEmail,
      at: clock.now(),
      link: siteLink('/settings/security'),
    }),
  );

/**
 * Enters another address for one's own account. It counts once the link mailed to it was opened; the old one is told.
 * One that belongs to somebody else is answered alike, and gets no mail. Without a mail server only administrators may
 * change theirs, and at once.
 * @throws AppError `invalid` naming the field, `conflict` without a mail server, `forbidden`, `too_many`
 */
export async function requestEmailChange(
  actor: Actor,
  input: z.output<typeof emailChangeInput>,
  language: Language,
): Promise<z.output<typeof emailChangeResult>> {
  const { user, me } = await provePerson(actor, input.password);
  const email = parseEmail(input.email);
  if (email === null) throw refuseFields({ email: { kind: 'email' } });
  const mails = canSendMail();
  if (email === user.email && (user.emailConfirmedAt || !mails)) throw refuseFields({ email: { kind: 'email-same' } });
  if (!mails && user.role !== 'admin') throw accountProblem('conflict', 'no-mail');
  await countEmailChange(user.id);
  const owner = await db().prisma.user.findUnique({ where: { email }, select: { id: true } });
  const isFree = owner === null || owner.id === user.id;
  if (!mails && !isFree) throw refuseFields({ email: { kind: 'email-taken' } });
  const send = await inTransaction(async (queries) => {
    await writeAuditEntry(queries, me, {
      action: 'account.request_email_change',
      target: userTarget(user),
      publisherId: null,
      changes: { email: [user.email, email] },
    });
    if (mails) return isFree ? prepareConfirmation(queries, user, email, language) : null;
    await queries.user.update({ where: { id: user.id }, data: { email, emailConfirmedAt: null } });
    return null;
  });
  send?.();
  if (mails && user.email !== email) mailOldAddress(user, email, language);
  return { state: mails ? 'mail-sent' : 'changed' };
}
