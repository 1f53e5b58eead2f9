import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction, type Queries } from '@/lib/platform/db';
import type { DomainProof } from '@/lib/platform/generated/prisma/client';
import { settleDomainGrant } from '@/lib/publishers/domain-grant';
import type { ProofProblem } from '@/lib/publishers/domain-schema';
import { afterCheck, countsAsFailure } from '@/lib/publishers/proof-schedule';

const REASON = {
  verify: (domain: string) => `Control of ${domain} was proved.`,
  renew: (domain: string) => `Control of ${domain} was checked again.`,
  lapse: (domain: string) => `The proof of ${domain} was not found in three checks in a row.`,
};

/** Of two publishers who prove the same domain at the same moment, the second one sees the first. */
async function isTaken(queries: Queries, { domain, publisherId }: DomainProof): Promise<boolean> {
  await queries.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`domain-proof ${domain}`}, 0))`;
  const other = { domain, state: 'verified', publisherId: { not: publisherId } } as const;
  return (await queries.domainProof.findFirst({ where: other, select: { id: true } })) !== null;
}

async function settle(queries: Queries, actor: Actor, before: DomainProof, after: DomainProof, now: Date) {
  const { publisherId, domain } = after;
  const target = { kind: 'publisher', id: publisherId, name: domain } as const;
  const turned = before.state !== after.state;
  if (after.state === 'verified' && after.problem === null) {
    if (turned)
      await writeAuditEntry(queries, actor, {
        action: 'publisher.verify_domain',
        target,
        publisherId,
        changes: { state: [before.state, 'verified'] },
      });
    const reason = (turned ? REASON.verify : REASON.renew)(domain);
    await settleDomainGrant(queries, actor, publisherId, { now, renew: true, reason });
  } else if (turned && after.state === 'lapsed') {
    await writeAuditEntry(queries, actor, {
      action: 'publisher.lapse_domain',
      target,
      publisherId,
      changes: { state: ['verified', 'lapsed'], problem: [null, after.problem] },
    });
    await settleDomainGrant(queries, actor, publisherId, { now, renew: false, reason: REASON.lapse(domain) });
  }
}

/**
 * Writes down what a check found, with what follows for the publisher's grant.
 * @returns the proof as it is now, or null when it was removed meanwhile
 */
export function recordDomainCheck(
  actor: Actor,
  proofId: string,
  found: ProofProblem | null,
  now: Date,
): Promise<DomainProof | null> {
  return inTransaction(async (queries) => {
    await queries.$queryRaw`SELECT 1 FROM domain_proofs WHERE id = ${proofId}::uuid FOR UPDATE`;
    const before = await queries.domainProof.findUnique({ where: { id: proofId } });
    if (!before) return null;
    const problem = found === null && (await isTaken(queries, before)) ? 'taken' : found;
    const outcome = problem === null || countsAsFailure(before, now) ? afterCheck(before, problem === null, now) : {};
    const after = await queries.domainProof.update({
      where: { id: proofId },
      data: { ...outcome, checkedAt: now, problem },
    });
    await settle(queries, actor, before, after, now);
    return after;
  });
}
