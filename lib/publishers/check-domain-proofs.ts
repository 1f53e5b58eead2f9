import { systemActor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { lookForProof, outside, type ProofSources } from '@/lib/publishers/look-for-proof';
import { recordDomainCheck } from '@/lib/publishers/record-domain-check';

/** More are left for the next run, the ones that have waited longest first. */
const MOST_A_RUN = 100;
const AT_ONCE = 4;

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
  const check = async (proof: (typeof due)[number]) => {
    const found = await lookForProof(proof, sources);
    const after = await recordDomainCheck(systemActor('domain check'), proof.id, found, now);
    counts.checked += 1;
    if (after && after.state !== proof.state && after.state !== 'pending') counts[after.state] += 1;
  };
  for (let start = 0; start < due.length; start += AT_ONCE) {
    const results = await Promise.allSettled(due.slice(start, start + AT_ONCE).map(check));
    for (const result of results)
      if (result.status === 'rejected') console.error('A domain could not be checked:', result.reason);
  }
  return counts;
}
