import { type Actor, systemActor } from '@/lib/access/actor';
import { type AuditTarget, writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { shortName } from '@/lib/names/repository-name';
import type { GrantProgram } from '@/lib/names/trust';
import type { Queries } from '@/lib/platform/db';
import type { GrantSubject } from '@/lib/programs/grant-program';

type Audited = {
  program: GrantProgram;
  subject: GrantSubject;
  by: string;
  actor?: Actor | undefined;
  reason: string;
  isSample?: boolean;
};

async function targetOf(
  queries: Queries,
  { repositoryId, publisherId }: GrantSubject,
): Promise<{ target: AuditTarget; publisherId: string }> {
  if (repositoryId !== undefined) {
    const row = await queries.repository.findUniqueOrThrow({ where: { id: repositoryId } });
    return { target: { kind: 'repository', id: row.id, name: shortName(row) }, publisherId: row.publisherId };
  }
  const row = await queries.publisher.findUniqueOrThrow({ where: { id: publisherId } });
  return { target: { kind: 'publisher', id: row.id, name: row.namespace }, publisherId: row.id };
}

/** Notes in the audit log that a grant was given, renewed or withdrawn. The sample's are no events of this site. */
export async function auditGrant(
  queries: Queries,
  action: 'program.grant' | 'program.withdraw',
  { program, subject, by, actor, reason, isSample }: Audited,
  { validUntil: [before, after] }: { validUntil: readonly [Date | null, Date | null] },
): Promise<void> {
  if (isSample) return;
  await writeAuditEntry(queries, actor ?? systemActor(by), {
    action,
    ...(await targetOf(queries, subject)),
    changes: {
      program: [action === 'program.grant' ? null : program, action === 'program.grant' ? program : null],
      validUntil: [before?.toISOString() ?? null, after?.toISOString() ?? null],
      reason: [null, reason],
    },
  });
}
