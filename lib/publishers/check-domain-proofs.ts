import { systemActor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { lookForProof, outside, type ProofSources } from '@/lib/publishers/look-for-proof';
import { recordDomainCheck } from '@/lib/publishers/record-domain-check';

/** More are left for the next run, the ones that have waited longest first. */
const MOST_A_RUN = 100;

/**
 * Checks every domain that is due: pending ones every few minutes, verified ones weekly. A check that fails does not
 * keep the others from theirs. Safe to run more than once.
 */
export async function checkDomainProofs(
  now: Date,
  sources: ProofSources = outside,
): Promise<{ checked: number; verified: number; lapsed: number }> {
  const due = await db().prisma.domainProof.findMany({
    where: { nextCheckAt: { lte: now } },
    orderBy: { nextCheckAt: 'asc' },
    take: MOST_A_RUN,
  });
  const counts = { checked: 0, verified: 0, lapsed: 0 };
  for (const proof of due) {
    const after = await recordDomainCheck(systemActor('domain check'), proof.id, await lookForProof(proof, sources), now);
    counts.checked += 1;
    if (!after || after.state === proof.state) continue;
    if (after.state === 'verified') counts.verified += 1;
    if (after.state === 'lapsed') counts.lapsed += 1;
  }
  return counts;
}
