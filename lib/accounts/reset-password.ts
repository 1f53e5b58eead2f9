import { z } from 'zod';
import { forgetSignIns } from '@/lib/accounts/attempts';
import { mailPasswordChanged } from '@/lib/accounts/change-password';
import { findOneTimeLink, spendOneTimeLink, voidOneTimeLinks } from '@/lib/accounts/one-time-links';
import { hashPassword } from '@/lib/accounts/password';
import { passwordRefusal } from '@/lib/accounts/password-rules';
import { linkGone, refuseFields } from '@/lib/accounts/refuse';
import { userActor, userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';
import type { OneTimeLink } from '@/lib/platform/generated/prisma/client';

/** What a link for a new password may do besides. */
const resetPayload = z.object({ withoutSecondFactor: z.boolean().default(false) });

/** The user that a link is for, or null when it cannot be used. Does not use it up. */
export async function findPasswordReset(secret: string): Promise<{ username: string } | null> {
  const { prisma } = db();
  const link = await findOneTimeLink(prisma, 'password_reset', secret);
  const user = link?.userId ? await prisma.user.findUnique({ where: { id: link.userId } }) : null;
  return user && !user.disabledAt ? { username: user.username } : null;
}

/** A link that came to the account's own address shows that the address is theirs. */
const provesAddress = (link: OneTimeLink, email: string | null): boolean => email !== null && link.email === email;

/**
 * Sets a new password with a one-time link. Every session of the account ends, and every open link with it, also those
 * for another address: whoever knew the old password may have asked for them. The second factor stays, unless an administrator made the link to be without.
 * @throws AppError `not_found` for a link that is used or too old, `invalid` naming the field
 */
export async function resetPassword(
  secret: string,
  password: string,
  address: string | undefined,
): Promise<{ username: string }> {
  const { prisma } = db();
  const open = await findOneTimeLink(prisma, 'password_reset', secret);
  const found = open?.userId ? await prisma.user.findUnique({ where: { id: open.userId } }) : null;
  if (!found || found.disabledAt) throw linkGone();
  const refusal = passwordRefusal(password, [found.username, found.email]);
  if (refusal) throw refuseFields({ password: refusal });
  const passwordHash = await hashPassword(password);
  const user = await inTransaction(async (queries) => {
    const link = await spendOneTimeLink(queries, 'password_reset', secret);
    const { withoutSecondFactor } = resetPayload.parse(link.payload);
    const changed = await queries.user.update({
      where: { id: found.id },
      data: {
        passwordHash,
        ...(provesAddress(link, found.email) ? { emailConfirmedAt: found.emailConfirmedAt ?? clock.now() } : {}),
        ...(withoutSecondFactor ? { totpSecret: null, totpConfirmedAt: null, totpLastStep: null } : {}),
      },
    });
    if (withoutSecondFactor) await queries.recoveryCode.deleteMany({ where: { userId: found.id } });
    const { count } = await queries.session.deleteMany({ where: { userId: found.id } });
    await voidOneTimeLinks(queries, found.id, 'password_reset', 'email_confirmation', 'identity');
    await writeAuditEntry(queries, userActor(changed, address), {
      action: 'account.reset_password',
      target: userTarget(changed),
      publisherId: null,
      changes: {
        endedSessions: [null, count],
        linkMadeBy: [null, link.madeBy],
        ...(withoutSecondFactor ? { secondFactor: [found.totpConfirmedAt !== null, false] as const } : {}),
      },
    });
    return changed;
  });
  await forgetSignIns(user.username, user.email);
  mailPasswordChanged(user);
  return { username: user.username };
}
