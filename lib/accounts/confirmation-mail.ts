import { languageOf, mailLater, siteInMails, siteLink } from '@/lib/accounts/mail-user';
import { confirmEmailMail } from '@/lib/accounts/mails/confirm-email';
import { createOneTimeLink, DAY_MS, voidOneTimeLinks } from '@/lib/accounts/one-time-links';
import type { Language } from '@/lib/names/language';
import type { Queries } from '@/lib/platform/db';

const VALID_MS = DAY_MS;

type Person = { id: string; username: string; language: string | null };

/**
 * Makes the link that confirms an address, the only one of this user that works from now on. Call what it returns once
 * the transaction is done: it sends the mail.
 */
export async function prepareConfirmation(
  queries: Queries,
  user: Person,
  email: string,
  language: Language,
): Promise<() => void> {
  await voidOneTimeLinks(queries, user.id, 'email_confirmation');
  const secret = await createOneTimeLink(queries, {
    kind: 'email_confirmation',
    userId: user.id,
    email,
    madeBy: user.username,
    validMs: VALID_MS,
  });
  return () =>
    mailLater(email, () =>
      confirmEmailMail(languageOf(user, language), {
        site: siteInMails(),
        username: user.username,
        link: siteLink(`/confirm-email/${secret}`),
        validMs: VALID_MS,
      }),
    );
}
