import type { Actor } from '@/lib/access/actor';
import { actorName } from '@/lib/access/actor';
import type { Queries } from '@/lib/platform/db';
import type { DomainProof } from '@/lib/platform/generated/prisma/client';
import { grantProgram } from '@/lib/programs/grant-program';
import type { EvidenceItem } from '@/lib/programs/schema';
import { withdrawGrant } from '@/lib/programs/withdraw-grant';
import { placeOf } from '@/lib/publishers/domain-proof';
import { PROOF_VALID_DAYS } from '@/lib/publishers/proof-schedule';

const evidenceOf = ({ domain, method }: DomainProof): EvidenceItem => ({
  kind: 'domain',
  label: method === 'dns' ? 'Controls the domain (DNS record)' : 'Controls the domain (file on its web server)',
  labelZh: method === 'dns' ? '掌控该域名（DNS 记录）' : '掌控该域名（网站上的文件）',
  value: domain,
  url: method === 'dns' ? `https://${domain}/` : placeOf(method, domain),
});

/**
 * Gives, renews or withdraws a publisher's domain verification, as its verified domains say now. Inside the caller's
 * transaction.
 * @param renew a domain was found in order just now, so that the grant holds on from here
 */
export async function settleDomainGrant(
  queries: Queries,
  actor: Actor,
  publisherId: string,
  { now, renew, reason }: { now: Date; renew: boolean; reason: string },
): Promise<void> {
  const verified = await queries.domainProof.findMany({
    where: { publisherId, state: 'verified' },
    orderBy: { domain: 'asc' },
  });
  const grant = { program: 'domain_verification', subject: { publisherId }, by: actorName(actor), actor } as const;
  if (verified.length === 0) {
    await withdrawGrant(queries, { ...grant, at: now, reason });
    return;
  }
  const held = await queries.grant.findFirst({
    where: { program: 'domain_verification', publisherId, withdrawnAt: null },
    select: { validUntil: true },
  });
  const fromNow = new Date(now.getTime() + PROOF_VALID_DAYS * 86_400_000);
  const validUntil = renew || !held?.validUntil || held.validUntil <= now ? fromNow : held.validUntil;
  await grantProgram(queries, { ...grant, grantedAt: now, validUntil, reason, evidence: verified.map(evidenceOf) });
}
