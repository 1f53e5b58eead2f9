import { composeMail, duration, type MailContent } from '@/lib/accounts/mails/compose';
import type { Language } from '@/lib/names/language';

/** To whom `username` invites to register. `validMs` is how long the link works. */
export const registrationInvitationMail = (
  language: Language,
  { validMs, ...values }: { site: string; username: string; link: string; validMs: number },
): MailContent => composeMail(language, 'registrationInvitation', { ...values, time: duration(language, validMs) });
