import { composeMail, duration, type MailContent } from '@/lib/accounts/mails/compose';
import type { Language } from '@/lib/names/language';

/** To an address that someone says is theirs. `validMs` is how long the link works. */
export const confirmEmailMail = (
  language: Language,
  { validMs, ...values }: { site: string; username: string; link: string; validMs: number },
): MailContent => composeMail(language, 'confirmEmail', { ...values, time: duration(language, validMs) });
