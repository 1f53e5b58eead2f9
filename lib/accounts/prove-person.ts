import type { Actor, UserActor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { countPassword } from '@/lib/accounts/attempts';
import { verifyPassword } from '@/lib/accounts/password';
import { accountProblem, refuseFields } from '@/lib/accounts/refuse';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import type { User } from '@/lib/platform/generated/prisma/client';

const RECENT_MS = 15 * 60_000;

/** The row of who is signed in. @throws AppError `unauthenticated`, or `forbidden` for a token */
export async function ownAccount(actor: Actor): Promise<{ user: User; me: UserActor }> {
  const me = requireUser(actor);
  const user = await db().prisma.user.findUnique({ where: { id: me.userId } });
  if (!user) throw accountProblem('not_found', 'account-gone');
  return { user, me };
}

/** Signed in within the last quarter of an hour: what stands for a password where there is none. */
export async function requireRecentSignIn(me: UserActor): Promise<void> {
  const since = new Date(clock.now().getTime() - RECENT_MS);
  const session = me.sessionId
    ? await db().prisma.session.findFirst({ where: { id: me.sessionId, createdAt: { gt: since } } })
    : null;
  if (!session) throw accountProblem('forbidden', 'sign-in-again');
}

/**
 * Who is signed in proves that it is still them, by their password, or by a recent sign-in where they have none: a
 * session that was left open does not suffice for what is hard to take back.
 * @throws AppError `invalid` naming the field, `too_many`, `forbidden`
 */
export async function provePerson(
  actor: Actor,
  password: string | undefined,
  field = 'password',
): Promise<{ user: User; me: UserActor }> {
  const account = await ownAccount(actor);
  const { user, me } = account;
  if (user.passwordHash === null) {
    await requireRecentSignIn(me);
    return account;
  }
  await countPassword(user.id);
  if (!password || !(await verifyPassword(password, user.passwordHash)))
    throw refuseFields({ [field]: { kind: 'password-wrong' } });
  return account;
}
