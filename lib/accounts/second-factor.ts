import { verifyCode } from '@/lib/accounts/one-time-code';
import { digestOfRecoveryCode, recoveryCodes } from '@/lib/accounts/recovery-codes';
import { userActor, userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { authSecret } from '@/lib/platform/auth-secret';
import { clock } from '@/lib/platform/clock';
import type { Queries } from '@/lib/platform/db';
import type { User } from '@/lib/platform/generated/prisma/client';
import { openSecret, sealSecret } from '@/lib/platform/secret-box';

const PURPOSE = 'second-factor';

export const sealTotpSecret = (userId: string, secret: string): string =>
  sealSecret(authSecret(), PURPOSE, userId, secret);

const openTotpSecret = (userId: string, sealed: string): string => openSecret(authSecret(), PURPOSE, userId, sealed);

/** Whether somebody is asked for a code besides their password. */
export const hasSecondFactor = (user: Pick<User, 'totpSecret' | 'totpConfirmedAt'>): boolean =>
  user.totpSecret !== null && user.totpConfirmedAt !== null;

/** A user's row, locked until the transaction ends: a code that comes twice at the same moment counts once. */
export async function lockedUser(queries: Queries, userId: string): Promise<User | null> {
  await queries.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  return queries.user.findUnique({ where: { id: userId } });
}

/** Takes a code of the app for this user, whose row is locked, and remembers it as used. @returns whether it was right */
export async function takeAppCode(queries: Queries, user: User, code: string): Promise<boolean> {
  if (user.totpSecret === null) return false;
  const lastStep = user.totpLastStep === null ? null : Number(user.totpLastStep);
  const step = verifyCode(openTotpSecret(user.id, user.totpSecret), code, lastStep, clock.now());
  if (step === null) return false;
  await queries.user.update({ where: { id: user.id }, data: { totpLastStep: BigInt(step) } });
  return true;
}

/** Takes a code of the app or a recovery code; each counts once. */
export async function takeSecondFactor(
  queries: Queries,
  userId: string,
  code: string,
  address: string | undefined,
): Promise<boolean> {
  const user = await lockedUser(queries, userId);
  if (!user) return false;
  if (await takeAppCode(queries, user, code)) return true;
  const digest = digestOfRecoveryCode(authSecret(), code);
  if (digest === null) return false;
  const { count } = await queries.recoveryCode.updateMany({
    where: { userId, digest, usedAt: null },
    data: { usedAt: clock.now() },
  });
  if (count === 0) return false;
  await writeAuditEntry(queries, userActor(user, address), {
    action: 'account.use_recovery_code',
    target: userTarget(user),
    publisherId: null,
  });
  return true;
}

/** Ten new recovery codes in place of all others. @returns them, to be shown once */
export async function replaceRecoveryCodes(queries: Queries, userId: string): Promise<string[]> {
  const codes = recoveryCodes();
  const digests = codes.flatMap((code) => digestOfRecoveryCode(authSecret(), code) ?? []);
  await queries.recoveryCode.deleteMany({ where: { userId } });
  await queries.recoveryCode.createMany({ data: digests.map((digest) => ({ userId, digest })) });
  return codes;
}
