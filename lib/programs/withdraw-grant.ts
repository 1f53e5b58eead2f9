import type { Actor } from '@/lib/access/actor';
import type { GrantProgram } from '@/lib/names/trust';
import type { Queries } from '@/lib/platform/db';
import { auditGrant } from '@/lib/programs/audit-grant';
import type { GrantSubject } from '@/lib/programs/grant-program';

/** Ends a program's grant now, with its reason in the history. @returns whether there was one to end */
export async function withdrawGrant(
  queries: Queries,
  {
    program,
    subject,
    at,
    by,
    actor,
    reason,
  }: { program: GrantProgram; subject: GrantSubject; at: Date; by: string; actor?: Actor; reason: string },
): Promise<boolean> {
  const held = await queries.grant.findFirst({ where: { program, ...subject, withdrawnAt: null } });
  if (!held) return false;
  await queries.grant.update({
    where: { id: held.id },
    data: { withdrawnAt: at, events: { create: { kind: 'withdrawn', at, by, reason, evidence: [] } } },
  });
  const { isSample, validUntil } = held;
  await auditGrant(
    queries,
    'program.withdraw',
    { program, subject, by, actor, reason, isSample },
    { validUntil: [validUntil, at] },
  );
  return true;
}
