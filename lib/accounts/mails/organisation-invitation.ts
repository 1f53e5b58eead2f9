import { composeMail, duration, type MailContent, mailWords } from '@/lib/accounts/mails/compose';
import type { Language } from '@/lib/names/language';

/** To whom `username` invites to an organisation, named by its namespace. `validMs` is how long the link works. */
export const organisationInvitationMail = (
  language: Language,
  {
    validMs,
    role,
    ...values
  }: {
    site: string;
    username: string;
    organisation: string;
    role: 'owner' | 'editor' | 'member';
    link: string;
    validMs: number;
  },
): MailContent =>
  composeMail(language, 'organisationInvitation', {
    ...values,
    role: mailWords(language).roles[role],
    time: duration(language, validMs),
  });
