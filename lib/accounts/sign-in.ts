import { z } from 'zod';
import { countSignIn, forgetSignIns } from '@/lib/accounts/attempts';
import { verifyPassword } from '@/lib/accounts/password';
import { accountProblem } from '@/lib/accounts/refuse';
import { hasSecondFactor, takeSecondFactor } from '@/lib/accounts/second-factor';
import { db, inTransaction } from '@/lib/platform/db';
import type { User } from '@/lib/platform/generated/prisma/client';

export const credentials = z.object({
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[^\p{Cc}]{1,320}$/u),
  password: z.string().min(1).max(1024),
  /** Only asked for once the password was right. */
  code: z.string().max(100).optional(),
});

/** @throws AppError `forbidden` with the reason `second-factor` or `second-factor-wrong` */
export async function requireSecondFactor(user: User, code: string | undefined, address?: string): Promise<void> {
  if (!hasSecondFactor(user)) return;
  if (!code) throw accountProblem('forbidden', 'second-factor');
  const right = await inTransaction((queries) => takeSecondFactor(queries, user.id, code, address));
  if (!right) throw accountProblem('forbidden', 'second-factor-wrong');
}

/**
 * The user's id for a user name (or e-mail address) and password, or null, which says not which of the two was wrong
 * and takes as long either way.
 * @throws AppError `too_many`, whether there is such an account or not; see requireSecondFactor for the second step
 */
export async function signIn(input: unknown, address?: string): Promise<string | null> {
  const parsed = credentials.safeParse(input);
  if (!parsed.success) return null;
  const { login, password, code } = parsed.data;
  await countSignIn(login, address);
  const user = await db().prisma.user.findFirst({
    where: { OR: [{ username: login }, { email: login }], disabledAt: null },
  });
  const matches = await verifyPassword(password, user?.passwordHash ?? undefined);
  if (!matches || !user) return null;
  await requireSecondFactor(user, code, address);
  await forgetSignIns(login, user.username, user.email);
  return user.id;
}
