import type { Actor } from '@/lib/access/actor';
import { isUuid } from '@/lib/names/uuid';
import type { Queries } from '@/lib/platform/db';
import type { DomainProof } from '@/lib/platform/generated/prisma/client';
import { organisationProblem } from '@/lib/publishers/problems';
import { publisherFor } from '@/lib/publishers/publisher-for';

/** One of a publisher's domains, for whoever may prove them. @throws AppError */
export async function domainFor(queries: Queries, actor: Actor, namespace: string, id: string): Promise<DomainProof> {
  const { publisher } = await publisherFor(queries, actor, 'publisher.prove_domain', namespace);
  const proof = isUuid(id) ? await queries.domainProof.findFirst({ where: { id, publisherId: publisher.id } }) : null;
  if (!proof) throw organisationProblem('not_found', 'domain-gone');
  return proof;
}
