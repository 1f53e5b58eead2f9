import type { Actor } from '@/lib/access/actor';
import type { AuditRange } from '@/lib/audit/audit-range';
import { db } from '@/lib/platform/db';
import { publisherFor } from '@/lib/publishers/publisher-for';

/** What was done to a publisher and to what it owns, for its owners. @throws AppError */
export async function publisherAuditRange(actor: Actor, namespace: string): Promise<AuditRange> {
  const { publisher } = await publisherFor(db().prisma, actor, 'publisher.view_audit', namespace);
  return { where: { publisherId: publisher.id } };
}
