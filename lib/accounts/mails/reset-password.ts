import { composeMail, duration, type MailContent } from '@/lib/accounts/mails/compose';
import type { Language } from '@/lib/names/language';

/** To the address of an account whose password was forgotten. `validMs` is how long the link works. */
export const resetPasswordMail = (
  language: Language,
  { validMs, ...values }: { site: string; username: string; link: string; validMs: number },
): MailContent => composeMail(language, 'resetPassword', { ...values, time: duration(language, validMs) });
