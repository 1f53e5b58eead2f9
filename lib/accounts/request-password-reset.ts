import { languageOf, mailLater, siteInMails, siteLink } from '@/lib/accounts/mail-user';
import { resetPasswordMail } from '@/lib/accounts/mails/reset-password';
import { createOneTimeLink, HOUR_MS } from '@/lib/accounts/one-time-links';
import { userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import type { Language } from '@/lib/names/language';
import { db, inTransaction } from '@/lib/platform/db';

/**
 * Mails a link for a new password to the account with this name or address, if there is one with a password and an
 * address. Run it after the answer went out: whether it had anything to do must not show, not even in time. Whoever
 * signs in through a provider or the directory gets none: a password would outlive what they are there.
 */
export async function requestPasswordReset(
  login: string,
  { address, language }: { address: string | undefined; language: Language },
): Promise<void> {
  const name = login.trim().toLowerCase();
  const user = await db().prisma.user.findFirst({
    where: { OR: [{ username: name }, { email: name }], disabledAt: null, passwordHash: { not: null } },
  });
  const { email } = user ?? {};
  if (!user || !email) return;
  const secret = await inTransaction(async (queries) => {
    await writeAuditEntry(
      queries,
      { kind: 'system', name: 'forgot-password' },
      {
        action: 'account.create_reset_link',
        target: userTarget(user),
        publisherId: null,
        changes: { askedFrom: [null, address ?? null] },
      },
    );
    return createOneTimeLink(queries, {
      kind: 'password_reset',
      userId: user.id,
      email,
      madeBy: user.username,
      validMs: HOUR_MS,
    });
  });
  mailLater(email, () =>
    resetPasswordMail(languageOf(user, language), {
      site: siteInMails(),
      username: user.username,
      link: siteLink(`/reset/${secret}`),
      validMs: HOUR_MS,
    }),
  );
}
