import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import type { DomainView } from '@/lib/publishers/domain-schema';
import { toDomainView } from '@/lib/publishers/domain-view';
import { publisherFor } from '@/lib/publishers/publisher-for';

/** The domains a publisher claims, with what the last check of each found; for its owners. @throws AppError */
export async function listDomains(actor: Actor, namespace: string): Promise<{ domains: DomainView[] }> {
  const { prisma } = db();
  const { publisher } = await publisherFor(prisma, actor, 'publisher.prove_domain', namespace);
  const rows = await prisma.domainProof.findMany({ where: { publisherId: publisher.id }, orderBy: { domain: 'asc' } });
  return { domains: rows.map(toDomainView) };
}
