import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';
import { dropUnusedAsset } from '@/lib/platform/store-asset';
import { publisherFor } from '@/lib/publishers/publisher-for';

/** Takes a publisher's logo away; without one nothing changes. */
export function removePublisherLogo(actor: Actor, namespace: string): Promise<void> {
  return inTransaction(async (queries) => {
    const { publisher } = await publisherFor(queries, actor, 'publisher.edit_profile', namespace);
    if (publisher.logoId === null) return;
    await queries.publisher.update({ where: { id: publisher.id }, data: { logoId: null } });
    await dropUnusedAsset(queries, publisher.logoId);
    await writeAuditEntry(queries, actor, {
      action: 'publisher.remove_logo',
      target: { kind: 'publisher', id: publisher.id, name: namespace },
      publisherId: publisher.id,
      changes: { logo: [publisher.logoId, null] },
    });
  });
}
