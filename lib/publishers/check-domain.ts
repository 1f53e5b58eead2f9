import type { Actor } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';
import { tooMany } from '@/lib/platform/errors';
import { domainNotFound } from '@/lib/publishers/domain-not-found';
import type { DomainView } from '@/lib/publishers/domain-schema';
import { toDomainView } from '@/lib/publishers/domain-view';
import { lookForProof, type ProofSources } from '@/lib/publishers/look-for-proof';
import { publisherFor } from '@/lib/publishers/publisher-for';
import { recordDomainCheck } from '@/lib/publishers/record-domain-check';
import { requireUnclaimed } from '@/lib/publishers/require-unclaimed';

const PAUSE_MS = 10_000;

/**
 * Looks for the proof of a domain now, for its publisher's owners. Asking goes out before the transaction: a slow name
 * server holds no lock.
 * @throws AppError `not_found`, `forbidden`, `too_many`, or `conflict` when another publisher has proved the domain
 */
export async function checkDomain(
  actor: Actor,
  namespace: string,
  domain: string,
  sources: ProofSources,
): Promise<DomainView> {
  const { prisma } = db();
  const { publisher } = await publisherFor(prisma, actor, 'publisher.prove_domain', namespace);
  const where = { publisherId_domain: { publisherId: publisher.id, domain } };
  const proof = await prisma.domainProof.findUnique({ where });
  if (!proof) throw domainNotFound(domain);
  const now = clock.now();
  const since = proof.checkedAt ? now.getTime() - proof.checkedAt.getTime() : PAUSE_MS;
  if (since < PAUSE_MS)
    throw tooMany('This domain was looked at a moment ago. Wait a little.', (PAUSE_MS - since) / 1000);
  const problem = await lookForProof(proof, sources);
  return inTransaction(async (queries) => {
    await publisherFor(queries, actor, 'publisher.prove_domain', namespace);
    const current = await queries.domainProof.findUnique({ where, include: { publisher: true } });
    if (!current) throw domainNotFound(domain);
    if (problem === null) await requireUnclaimed(queries, domain, publisher.id);
    return toDomainView(await recordDomainCheck(queries, actor, current, problem, now));
  });
}
