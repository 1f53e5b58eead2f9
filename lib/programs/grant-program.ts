import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '@/lib/access/actor';
import type { GrantProgram } from '@/lib/names/trust';
import type { Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { auditGrant } from '@/lib/programs/audit-grant';
import type { EvidenceItem } from '@/lib/programs/schema';

export type GrantSubject =
  | { repositoryId: string; publisherId?: never }
  | { publisherId: string; repositoryId?: never };

export type NewGrant = {
  program: GrantProgram;
  subject: GrantSubject;
  grantedAt: Date;
  validUntil: Date | null;
  by: string;
  /** For the audit log, when it is more than a name */
  actor?: Actor;
  reason: string;
  evidence: EvidenceItem[];
  isSample?: boolean;
};

/**
 * Gives a program's badge, or renews the one there is (new evidence and validity; its beginning stays).
 * Runs inside the caller's transaction. Whether the caller may decide this is the caller's to check.
 * @returns the grant's id, and whether anything changed
 */
export async function grantProgram(queries: Queries, grant: NewGrant): Promise<{ id: string; changed: boolean }> {
  const { program, subject, validUntil, evidence, by, reason } = grant;
  if (validUntil && validUntil <= grant.grantedAt)
    throw new AppError('invalid', 'A grant must end after it begins.', { program });
  const held = await queries.grant.findFirst({ where: { program, ...subject, withdrawnAt: null } });
  if (!held) {
    const { id } = await queries.grant.create({
      data: {
        program,
        ...subject,
        grantedAt: grant.grantedAt,
        validUntil,
        grantedBy: by,
        evidence,
        isSample: grant.isSample ?? false,
        events: { create: { kind: 'granted', at: grant.grantedAt, by, reason, evidence } },
      },
      select: { id: true },
    });
    await auditGrant(queries, 'program.grant', grant, { validUntil: [null, validUntil] });
    return { id, changed: true };
  }
  // Postgres keeps the keys of jsonb in an order of its own.
  const same =
    isDeepStrictEqual(held.evidence, JSON.parse(JSON.stringify(evidence))) &&
    held.validUntil?.getTime() === validUntil?.getTime();
  if (same) return { id: held.id, changed: false };
  await queries.grant.update({
    where: { id: held.id },
    data: {
      evidence,
      validUntil,
      isSample: grant.isSample ?? false,
      events: { create: { kind: 'renewed', at: grant.grantedAt, by, reason, evidence } },
    },
  });
  await auditGrant(queries, 'program.grant', grant, { validUntil: [held.validUntil, validUntil] });
  return { id: held.id, changed: true };
}
