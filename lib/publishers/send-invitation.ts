import { organisationInvitationMail } from '@/lib/accounts/mails/organisation-invitation';
import { isLanguage } from '@/lib/names/language';
import { environment } from '@/lib/platform/env';
import { canSendMail, sendMail } from '@/lib/platform/mail';
import { INVITATION_MS } from '@/lib/publishers/invitation';
import type { InvitationView } from '@/lib/publishers/member-schema';

type Sending = {
  to: string | null;
  language: string;
  link: string;
  namespace: string;
  invitation: InvitationView;
};

/** Sends an invitation's mail. @returns false when it could not be sent: its maker then hands the link over */
export async function sendInvitation({ to, language, link, namespace, invitation }: Sending): Promise<boolean> {
  if (to === null || !canSendMail()) return false;
  const mail = organisationInvitationMail(isLanguage(language) ? language : 'en', {
    site: new URL(environment().publicUrl).host,
    username: invitation.invitedBy,
    organisation: namespace,
    role: invitation.role,
    link,
    validMs: INVITATION_MS,
  });
  try {
    await sendMail({ to, ...mail });
    return true;
  } catch (error) {
    console.error('An invitation was not sent:', error);
    return false;
  }
}
