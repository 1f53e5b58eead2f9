import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { newChallenge, parseDomain, toDomainView } from '@/lib/publishers/domain-proof';
import type { DomainView, NewDomain } from '@/lib/publishers/domain-schema';
import { fieldProblem, organisationProblem } from '@/lib/publishers/problems';
import { publisherFor } from '@/lib/publishers/publisher-for';

const MOST = 20;

/**
 * Notes that a publisher is going to prove its control of a domain; the first check is due at once.
 * @throws AppError `invalid` for what is no domain, `conflict` when it is in the list or another publisher has proved it
 */
export function addDomain(actor: Actor, namespace: string, { domain: text, method }: NewDomain): Promise<DomainView> {
  return inTransaction(async (queries) => {
    const { publisher } = await publisherFor(queries, actor, 'publisher.prove_domain', namespace);
    const domain = parseDomain(text);
    if (domain === null) throw fieldProblem('domain', 'not-a-domain');
    const publisherId = publisher.id;
    const own = await queries.domainProof.findMany({ where: { publisherId }, select: { domain: true } });
    if (own.some((proof) => proof.domain === domain)) throw organisationProblem('conflict', 'domain-added', { domain });
    if (own.length >= MOST) throw organisationProblem('conflict', 'too-many-domains', { max: MOST });
    if (await queries.domainProof.findFirst({ where: { domain, state: 'verified' }, select: { id: true } }))
      throw organisationProblem('conflict', 'already-verified', { domain });
    const now = clock.now();
    const proof = await queries.domainProof.create({
      data: { publisherId, domain, method, challenge: newChallenge(), createdAt: now, nextCheckAt: now },
    });
    await writeAuditEntry(queries, actor, {
      action: 'publisher.add_domain',
      target: { kind: 'publisher', id: publisherId, name: domain },
      publisherId,
      changes: { method: [null, method] },
    });
    return toDomainView(proof);
  });
}
