import type { Actor } from '@/lib/access/actor';
import type { AuditAction, AuditChanges } from '@/lib/audit/actions';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { shortName } from '@/lib/names/repository-name';
import type { Queries } from '@/lib/platform/db';

type Target = { id: string; namespace: string; name: string; publisherId: string };

/** The audit entry of a change to a repository, which its publisher's owners may read. */
export const writeRepositoryEntry = (
  queries: Queries,
  actor: Actor,
  action: Extract<AuditAction, `repository.${string}`>,
  { id, namespace, name, publisherId }: Target,
  changes: AuditChanges = {},
): Promise<void> =>
  writeAuditEntry(queries, actor, {
    action,
    target: { kind: 'repository', id, name: shortName({ namespace, name }) },
    publisherId,
    changes,
  });
