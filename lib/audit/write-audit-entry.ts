import { type Actor, actorName, userIdOf } from '@/lib/access/actor';
import type { AuditAction, AuditChanges } from '@/lib/audit/actions';
import type { Queries } from '@/lib/platform/db';

export type AuditTarget = {
  kind: 'user' | 'publisher' | 'repository' | 'token' | 'site';
  id: string | null;
  /** As a reader would name it: user name, namespace, `namespace/name`. */
  name: string;
};

export type NewAuditEntry = {
  action: AuditAction;
  target: AuditTarget;
  /** The publisher whose owners may read the entry; null for what concerns only the actor and administrators. */
  publisherId: string | null;
  changes?: AuditChanges;
};

/** Says who changed what, in the transaction of the change itself: neither is ever there without the other. */
export async function writeAuditEntry(queries: Queries, actor: Actor, entry: NewAuditEntry): Promise<void> {
  const { action, target, publisherId, changes = {} } = entry;
  await queries.auditEntry.create({
    data: {
      actorKind: actor.kind,
      actorId: userIdOf(actor) ?? null,
      actorName: actorName(actor),
      tokenName: actor.kind === 'token' ? actor.tokenName : null,
      address: (actor.kind === 'user' || actor.kind === 'token' ? actor.address : undefined) ?? null,
      action,
      targetKind: target.kind,
      targetId: target.id,
      targetName: target.name,
      publisherId,
      changes: changes as Record<string, [string, string]>,
    },
  });
}
