import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { toDomainView } from '@/lib/publishers/domain-proof';
import type { DomainView } from '@/lib/publishers/domain-schema';
import { publisherFor } from '@/lib/publishers/publisher-for';

/** The domains that a publisher has proved or is about to, by name. For its owners. */
export async function listDomains(actor: Actor, namespace: string): Promise<DomainView[]> {
  const { prisma } = db();
  const { publisher } = await publisherFor(prisma, actor, 'publisher.prove_domain', namespace);
  const rows = await prisma.domainProof.findMany({ where: { publisherId: publisher.id }, orderBy: { domain: 'asc' } });
  return rows.map(toDomainView);
}
