import { composeMail, type MailContent } from '@/lib/accounts/mails/compose';
import { formatInstant } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';

/** To the old address when a new one was entered; `link` leads to where the password is changed. */
export const emailChangeRequestedMail = (
  language: Language,
  { at, ...values }: { site: string; username: string; newEmail: string; at: Date; link: string },
): MailContent => composeMail(language, 'emailChangeRequested', { ...values, when: formatInstant(language, at) });
