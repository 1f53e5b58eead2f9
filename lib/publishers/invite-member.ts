import { type Actor, actorName } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import type { Language } from '@/lib/names/language';
import { clock } from '@/lib/platform/clock';
import { inTransaction, type Queries } from '@/lib/platform/db';
import { environment } from '@/lib/platform/env';
import { MAIL_ADDRESS } from '@/lib/platform/env-mail';
import { tooMany } from '@/lib/platform/errors';
import {
  digestOfInvitationSecret,
  INVITATION_MS,
  newInvitationSecret,
  openInvitations,
  toInvitationView,
} from '@/lib/publishers/invitation';
import type { InvitationInput, InvitationView, NewInvitation } from '@/lib/publishers/member-schema';
import { fieldProblem, organisationProblem } from '@/lib/publishers/problems';
import { publisherFor } from '@/lib/publishers/publisher-for';
import { requireOrganisation } from '@/lib/publishers/require-organisation';
import { sendInvitation } from '@/lib/publishers/send-invitation';

/** Of one organisation: nobody uses it to send mail to the world. */
const MOST_A_DAY = 100;

type Invited = { userId: string; email: null } | { userId: null; email: string };

async function findInvited(queries: Queries, publisherId: string, input: InvitationInput) {
  if (input.email !== undefined) {
    const email = input.email.trim().toLowerCase();
    if (!MAIL_ADDRESS.test(email)) throw fieldProblem('email', 'email-wrong');
    return { invited: { userId: null, email } satisfies Invited, name: email, mail: email, language: null };
  }
  const user = await queries.user.findFirst({
    where: { username: input.username ?? '', disabledAt: null },
    select: {
      id: true,
      username: true,
      email: true,
      emailConfirmedAt: true,
      language: true,
      memberships: { where: { publisherId }, select: { role: true } },
    },
  });
  if (!user) throw fieldProblem('username', 'no-such-user');
  if (user.memberships.length > 0) throw organisationProblem('conflict', 'already-member');
  const mail = user.emailConfirmedAt ? user.email : null;
  return {
    invited: { userId: user.id, email: null } satisfies Invited,
    name: user.username,
    mail,
    language: user.language,
  };
}

async function requireRoomForMore(queries: Queries, publisherId: string, invited: Invited): Promise<void> {
  const since = new Date(clock.now().getTime() - 86_400_000);
  if ((await queries.invitation.count({ where: { publisherId, createdAt: { gt: since } } })) >= MOST_A_DAY)
    throw tooMany('Too many invitations in one day. Try again tomorrow.', 86_400);
  if (await queries.invitation.findFirst({ where: { AND: [{ publisherId, ...invited }, openInvitations()] } }))
    throw organisationProblem('conflict', 'already-invited');
}

/**
 * Offers somebody to join an organisation, for 7 days. Who has an address gets a mail, as far as the site can send one;
 * otherwise the caller gets the link, this once. Whether an address belongs to an account is not told.
 * @param language of the mail to somebody whose language is not known
 */
export async function inviteMember(
  actor: Actor,
  namespace: string,
  input: InvitationInput,
  language: Language,
): Promise<NewInvitation> {
  const secret = newInvitationSecret();
  const { invitation, mail } = await inTransaction(async (queries) => {
    const { publisher } = await publisherFor(queries, actor, 'publisher.manage_members', namespace);
    requireOrganisation(publisher);
    const found = await findInvited(queries, publisher.id, input);
    await requireRoomForMore(queries, publisher.id, found.invited);
    const row = await queries.invitation.create({
      data: {
        publisherId: publisher.id,
        ...found.invited,
        role: input.role,
        digest: digestOfInvitationSecret(secret),
        invitedBy: actorName(actor),
        createdAt: clock.now(),
        expiresAt: new Date(clock.now().getTime() + INVITATION_MS),
      },
      include: { user: { select: { username: true } } },
    });
    await writeAuditEntry(queries, actor, {
      action: 'publisher.invite',
      target: { kind: 'user', id: found.invited.userId, name: found.name },
      publisherId: publisher.id,
      changes: { role: [null, input.role] },
    });
    return { invitation: toInvitationView(row), mail: { to: found.mail, language: found.language ?? language } };
  });
  const link = `${environment().publicUrl}/invitations/${secret}`;
  const mailed = await sendInvitation({ ...mail, link, namespace, invitation: invitation satisfies InvitationView });
  return { invitation, mailed, link: mailed ? null : link };
}
