import type { Actor } from '@/lib/access/actor';
import { countPassword } from '@/lib/accounts/attempts';
import { ownAccount } from '@/lib/accounts/prove-person';
import { accountProblem, refuseFields } from '@/lib/accounts/refuse';
import { hasSecondFactor, lockedUser, replaceRecoveryCodes, takeAppCode } from '@/lib/accounts/second-factor';
import { userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';

/**
 * Switches the second factor on, once a code shows that the app has the secret.
 * @returns the recovery codes, which are shown this once
 * @throws AppError `invalid` for a wrong code, `conflict`, `too_many`
 */
export async function confirmSecondFactor(actor: Actor, code: string): Promise<{ recoveryCodes: string[] }> {
  const { me } = await ownAccount(actor);
  await countPassword(me.userId);
  return inTransaction(async (queries) => {
    const user = await lockedUser(queries, me.userId);
    if (!user) throw accountProblem('not_found', 'account-gone');
    if (hasSecondFactor(user)) throw accountProblem('conflict', 'second-factor-on');
    if (user.totpSecret === null) throw accountProblem('conflict', 'second-factor-off');
    if (!(await takeAppCode(queries, user, code))) throw refuseFields({ code: { kind: 'code-wrong' } });
    await queries.user.update({ where: { id: user.id }, data: { totpConfirmedAt: clock.now() } });
    await writeAuditEntry(queries, me, {
      action: 'account.enable_second_factor',
      target: userTarget(user),
      publisherId: null,
    });
    return { recoveryCodes: await replaceRecoveryCodes(queries, user.id) };
  });
}
