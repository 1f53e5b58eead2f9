import type { Actor } from '@/lib/access/actor';
import { ownAccount } from '@/lib/accounts/prove-person';
import type { AccountView } from '@/lib/accounts/schema';
import { toAccountView } from '@/lib/accounts/view';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';

/** One's own account. @throws AppError `unauthenticated`, or `forbidden` for a token */
export async function getAccount(actor: Actor): Promise<AccountView> {
  const { user } = await ownAccount(actor);
  const { prisma } = db();
  const [pending, recoveryCodesLeft] = await Promise.all([
    prisma.oneTimeLink.findFirst({
      where: { userId: user.id, kind: 'email_confirmation', usedAt: null, expiresAt: { gt: clock.now() } },
      select: { email: true },
    }),
    prisma.recoveryCode.count({ where: { userId: user.id, usedAt: null } }),
  ]);
  return toAccountView(user, { pendingEmail: pending?.email ?? null, recoveryCodesLeft });
}
