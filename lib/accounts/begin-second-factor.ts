import type { Actor } from '@/lib/access/actor';
import { siteInMails } from '@/lib/accounts/mail-user';
import { newSecret, otpauthUrl, qrCodeSvgPath } from '@/lib/accounts/one-time-code';
import { provePerson } from '@/lib/accounts/prove-person';
import { accountProblem } from '@/lib/accounts/refuse';
import type { SecondFactorSetup } from '@/lib/accounts/schema';
import { hasSecondFactor, sealTotpSecret } from '@/lib/accounts/second-factor';
import { db } from '@/lib/platform/db';

/**
 * Makes a new secret for an authenticator app. Nothing is asked at sign-in before a code of it was entered once
 * (confirmSecondFactor); so this writes no audit entry.
 * @throws AppError `conflict` when a second factor is set up, `invalid`, `forbidden`, `too_many`
 */
export async function beginSecondFactor(actor: Actor, password: string | undefined): Promise<SecondFactorSetup> {
  const { user } = await provePerson(actor, password);
  if (hasSecondFactor(user)) throw accountProblem('conflict', 'second-factor-on');
  const secret = newSecret();
  // Not over one that was confirmed in this very moment in another tab.
  const { count } = await db().prisma.user.updateMany({
    where: { id: user.id, totpConfirmedAt: null },
    data: { totpSecret: sealTotpSecret(user.id, secret), totpLastStep: null },
  });
  if (count === 0) throw accountProblem('conflict', 'second-factor-on');
  const url = otpauthUrl(secret, user.username, `Plimsoll ${siteInMails()}`);
  const { path: qrPath, size: qrSize } = qrCodeSvgPath(url);
  return { secret, url, qrPath, qrSize };
}
