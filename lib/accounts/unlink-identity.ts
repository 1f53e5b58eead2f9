import type { Actor } from '@/lib/access/actor';
import { provePerson } from '@/lib/accounts/prove-person';
import { accountProblem } from '@/lib/accounts/refuse';
import { lockedUser } from '@/lib/accounts/second-factor';
import { userTarget } from '@/lib/accounts/user-actor';
import { identityId } from '@/lib/accounts/view';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';

/**
 * Unlinks a provider from one's own account, unless it is the only way in. What a group of the directory gave stays
 * until somebody takes it away.
 * @throws AppError `not_found`, `conflict`, `invalid` for a wrong password
 */
export async function unlinkIdentity(actor: Actor, id: string, password: string | undefined): Promise<void> {
  const { me } = await provePerson(actor, password);
  await inTransaction(async (queries) => {
    const user = await lockedUser(queries, me.userId);
    const identities = await queries.identity.findMany({ where: { userId: me.userId } });
    const identity = identities.find(({ provider }) => identityId(provider) === id);
    if (!user || !identity) throw new AppError('not_found', 'There is no such link to a provider.');
    if (user.passwordHash === null && identities.length === 1) throw accountProblem('conflict', 'only-way-in');
    const { provider, subject } = identity;
    await queries.identity.delete({ where: { provider_subject: { provider, subject } } });
    await writeAuditEntry(queries, me, {
      action: 'account.unlink_identity',
      target: userTarget(user),
      publisherId: null,
      changes: { provider: [provider, null] },
    });
  });
}
