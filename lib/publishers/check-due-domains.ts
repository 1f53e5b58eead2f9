import { systemActor } from '@/lib/access/actor';
import type { Database } from '@/lib/platform/db';
import { lookForProof, type ProofSources } from '@/lib/publishers/look-for-proof';
import { recordDomainCheck } from '@/lib/publishers/record-domain-check';
import { findOtherProver } from '@/lib/publishers/require-unclaimed';

const AT_ONCE = 20;
const ACTOR = systemActor('domain check');

/**
 * Looks for the proofs that are due: new ones soon, proved ones weekly, missing ones daily. One after the other, each
 * stored by itself, so that it can be cut off anywhere.
 * @returns how many were looked at
 */
export async function checkDueDomains({ prisma }: Database, now: Date, sources: ProofSources): Promise<number> {
  const due = await prisma.domainProof.findMany({
    where: { nextCheckAt: { lte: now } },
    orderBy: { nextCheckAt: 'asc' },
    take: AT_ONCE,
  });
  for (const { id, ...seen } of due) {
    const problem = await lookForProof({ id, ...seen }, sources);
    await prisma.$transaction(async (queries) => {
      const proof = await queries.domainProof.findUnique({ where: { id }, include: { publisher: true } });
      if (!proof) return;
      const isTaken = problem === null && (await findOtherProver(queries, proof.domain, proof.publisherId)) !== null;
      await recordDomainCheck(queries, ACTOR, proof, isTaken ? 'taken' : problem, now);
    });
  }
  return due.length;
}
