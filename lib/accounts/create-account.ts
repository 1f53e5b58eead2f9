import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import type { Queries } from '@/lib/platform/db';

export type NewAccount = {
  username: string;
  email: string | null;
  displayName: string;
  /** argon2id; null for somebody who only signs in through a provider */
  passwordHash: string | null;
  role: 'user' | 'reviewer' | 'admin';
  emailConfirmedAt?: Date | null;
};

/**
 * Makes a user and the namespace of the same name, of which they are the owner. Runs in the caller's transaction; that
 * the name may be taken is the caller's to check.
 * @returns the user's id
 */
export async function createAccount(queries: Queries, actor: Actor, account: NewAccount): Promise<string> {
  const { id } = await queries.user.create({ data: account, select: { id: true } });
  const publisher = await queries.publisher.create({
    data: {
      namespace: account.username,
      kind: 'person',
      displayName: account.displayName,
      members: { create: { userId: id, role: 'owner' } },
    },
    select: { id: true },
  });
  await writeAuditEntry(queries, actor, {
    action: 'account.create',
    target: { kind: 'user', id, name: account.username },
    publisherId: publisher.id,
    changes: { role: [null, account.role] },
  });
  return id;
}
