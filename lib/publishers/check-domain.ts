import type { Actor } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { tooMany } from '@/lib/platform/errors';
import { domainFor } from '@/lib/publishers/domain-for';
import { toDomainView } from '@/lib/publishers/domain-proof';
import type { DomainView } from '@/lib/publishers/domain-schema';
import { lookForProof, outside, type ProofSources } from '@/lib/publishers/look-for-proof';
import { organisationProblem } from '@/lib/publishers/problems';
import { recordDomainCheck } from '@/lib/publishers/record-domain-check';

const PAUSE_MS = 10_000;

/**
 * Checks a domain at once instead of at its time. Nothing is locked while the outside is asked.
 * @throws AppError `too_many` right after another check
 */
export async function checkDomain(
  actor: Actor,
  namespace: string,
  id: string,
  sources: ProofSources = outside,
): Promise<DomainView> {
  const { prisma } = db();
  const proof = await domainFor(prisma, actor, namespace, id);
  const now = clock.now();
  const free = new Date(now.getTime() - PAUSE_MS);
  // One statement, so that of many tries at the same moment one goes out.
  const { count } = await prisma.domainProof.updateMany({
    where: { id, OR: [{ checkedAt: null }, { checkedAt: { lte: free } }] },
    data: { checkedAt: now },
  });
  if (count === 0) {
    const seconds = PAUSE_MS / 1000;
    throw tooMany(organisationProblem('too_many', 'checked-just-now', { seconds }).message, seconds);
  }
  const after = await recordDomainCheck(actor, id, await lookForProof(proof, sources), now);
  if (!after) throw organisationProblem('not_found', 'domain-gone');
  return toDomainView(after);
}
