import { type Actor, actorName } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { parseEmail } from '@/lib/accounts/check-email';
import { siteInMails, siteLink } from '@/lib/accounts/mail-user';
import { registrationInvitationMail } from '@/lib/accounts/mails/registration-invitation';
import { createOneTimeLink, DAY_MS } from '@/lib/accounts/one-time-links';
import { refuseFields } from '@/lib/accounts/refuse';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import type { Language } from '@/lib/names/language';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { canSendMail, sendMail } from '@/lib/platform/mail';

const VALID_MS = 7 * DAY_MS;

/**
 * Invites somebody to make an account, once and within a week. With a mail server the link goes to their address, and
 * only there: then it also confirms the address. Without one the administrator hands it over.
 * @returns the link, or null when it was mailed
 * @throws AppError `invalid` naming the field, `forbidden`, `unavailable` when the mail was not sent; then nothing was made
 */
export async function inviteToRegister(
  actor: Actor,
  input: { email: string },
  language: Language = 'en',
): Promise<{ link: string | null; email: string; expiresAt: string }> {
  requireSiteAdministrator(actor);
  const email = parseEmail(input.email);
  if (email === null) throw refuseFields({ email: { kind: 'email' } });
  return inTransaction(async (queries) => {
    const owner = await queries.user.findUnique({ where: { email }, select: { id: true } });
    if (owner) throw refuseFields({ email: { kind: 'email-taken' } });
    const secret = await createOneTimeLink(queries, {
      kind: 'registration',
      email,
      madeBy: actorName(actor),
      validMs: VALID_MS,
    });
    await writeAuditEntry(queries, actor, {
      action: 'account.invite',
      target: { kind: 'site', id: null, name: email },
      publisherId: null,
    });
    const link = siteLink(`/register?invitation=${secret}`);
    const expiresAt = new Date(clock.now().getTime() + VALID_MS).toISOString();
    if (!canSendMail()) return { link, email, expiresAt };
    const values = { site: siteInMails(), username: actorName(actor), link, validMs: VALID_MS };
    await sendMail({ to: email, ...registrationInvitationMail(language, values) });
    return { link: null, email, expiresAt };
  });
}
