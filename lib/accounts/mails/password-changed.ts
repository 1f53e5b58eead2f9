import { composeMail, type MailContent } from '@/lib/accounts/mails/compose';
import { formatInstant } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';

/** To the address of an account whose password was changed; `link` leads to where a new one is asked for. */
export const passwordChangedMail = (
  language: Language,
  { at, ...values }: { site: string; username: string; at: Date; link: string },
): MailContent => composeMail(language, 'passwordChanged', { ...values, when: formatInstant(language, at) });
