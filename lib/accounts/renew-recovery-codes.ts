import type { Actor } from '@/lib/access/actor';
import { provePerson } from '@/lib/accounts/prove-person';
import { accountProblem } from '@/lib/accounts/refuse';
import { hasSecondFactor, replaceRecoveryCodes } from '@/lib/accounts/second-factor';
import { userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';

/** Ten new recovery codes; the old ones no longer work. @throws AppError `conflict` without a second factor */
export async function renewRecoveryCodes(
  actor: Actor,
  password: string | undefined,
): Promise<{ recoveryCodes: string[] }> {
  const { user, me } = await provePerson(actor, password);
  if (!hasSecondFactor(user)) throw accountProblem('conflict', 'second-factor-off');
  return inTransaction(async (queries) => {
    await writeAuditEntry(queries, me, {
      action: 'account.renew_recovery_codes',
      target: userTarget(user),
      publisherId: null,
    });
    return { recoveryCodes: await replaceRecoveryCodes(queries, user.id) };
  });
}
