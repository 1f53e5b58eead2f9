import type { Actor } from '@/lib/access/actor';
import { provePerson } from '@/lib/accounts/prove-person';
import { accountProblem } from '@/lib/accounts/refuse';
import { hasSecondFactor } from '@/lib/accounts/second-factor';
import { userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';

/** Switches one's own second factor off; its recovery codes go with it. @throws AppError `conflict` when there is none */
export async function disableSecondFactor(actor: Actor, password: string | undefined): Promise<void> {
  const { user, me } = await provePerson(actor, password);
  if (!hasSecondFactor(user)) throw accountProblem('conflict', 'second-factor-off');
  await inTransaction(async (queries) => {
    await queries.user.update({
      where: { id: user.id },
      data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
    });
    await queries.recoveryCode.deleteMany({ where: { userId: user.id } });
    await writeAuditEntry(queries, me, {
      action: 'account.disable_second_factor',
      target: userTarget(user),
      publisherId: null,
    });
  });
}
