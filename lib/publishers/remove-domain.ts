import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { domainFor } from '@/lib/publishers/domain-for';
import { settleDomainGrant } from '@/lib/publishers/domain-grant';

/** Takes a domain out of a publisher's list, and its proof out of what was verified. */
export function removeDomain(actor: Actor, namespace: string, id: string): Promise<void> {
  return inTransaction(async (queries) => {
    const { domain, publisherId, state } = await domainFor(queries, actor, namespace, id);
    await queries.domainProof.delete({ where: { id } });
    await writeAuditEntry(queries, actor, {
      action: 'publisher.remove_domain',
      target: { kind: 'publisher', id: publisherId, name: domain },
      publisherId,
      changes: { state: [state, null] },
    });
    if (state === 'verified')
      await settleDomainGrant(queries, actor, publisherId, {
        now: clock.now(),
        renew: false,
        reason: `Its owners no longer claim ${domain}.`,
      });
  });
}
