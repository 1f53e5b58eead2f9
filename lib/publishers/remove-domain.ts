import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { domainNotFound } from '@/lib/publishers/domain-not-found';
import { publisherFor } from '@/lib/publishers/publisher-for';
import { settleDomainGrant } from '@/lib/publishers/record-domain-check';

/** Gives up a domain, for its publisher's owners; what it proved is withdrawn with it. @throws AppError */
export async function removeDomain(actor: Actor, namespace: string, domain: string): Promise<void> {
  await inTransaction(async (queries) => {
    const { publisher } = await publisherFor(queries, actor, 'publisher.prove_domain', namespace);
    const where = { publisherId_domain: { publisherId: publisher.id, domain } };
    const proof = await queries.domainProof.findUnique({ where });
    if (!proof) throw domainNotFound(domain);
    await queries.domainProof.delete({ where });
    if (proof.state === 'verified') await settleDomainGrant(queries, actor, publisher.id, clock.now());
    await writeAuditEntry(queries, actor, {
      action: 'publisher.remove_domain',
      target: { kind: 'publisher', id: publisher.id, name: namespace },
      publisherId: publisher.id,
      changes: { domain: [domain, null], state: [proof.state, null] },
    });
  });
}
