import type { MailContent } from '@/lib/accounts/mails/compose';
import { isLanguage, type Language } from '@/lib/names/language';
import { environment } from '@/lib/platform/env';
import { canSendMail, sendMail } from '@/lib/platform/mail';

/** How mails name this site. */
export const siteInMails = (): string => new URL(environment().publicUrl).host;

/** An address of this site for people, as mails and the command line need it. */
export const siteLink = (path: string): string => `${environment().publicUrl}${path}`;

/** The language somebody chose, else the one of the page they are on. */
export function languageOf(user: { language: string | null } | null, fallback: Language = 'en'): Language {
  const chosen = user?.language ?? undefined;
  return isLanguage(chosen) ? chosen : fallback;
}

/**
 * Sends a mail beside what its reader waits for: neither a slow mail server nor one that is down may tell them whether
 * there was anything to send. What goes wrong is in the log.
 */
export function mailLater(to: string | null | undefined, mail: () => MailContent): void {
  if (!to || !canSendMail()) return;
  sendMail({ to, ...mail() }).catch((error: unknown) => console.error('A mail was not sent:', error));
}
