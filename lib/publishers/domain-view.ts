import type { DomainProof } from '@/lib/platform/generated/prisma/client';
import { DOMAIN_PROBLEMS, type DomainView } from '@/lib/publishers/domain-schema';

/** Where a proof is looked for: a TXT record below a name of our own (RFC 8552), or a file at a well-known place (RFC 8615). */
export const proofPlace = ({ domain, method }: Pick<DomainProof, 'domain' | 'method'>): string =>
  method === 'dns' ? `_plimsoll-challenge.${domain}` : `https://${domain}/.well-known/plimsoll-challenge.txt`;

export function toDomainView(row: DomainProof): DomainView {
  return {
    domain: row.domain,
    method: row.method,
    state: row.state,
    place: proofPlace(row),
    challenge: row.challenge,
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    problem: DOMAIN_PROBLEMS.find((problem) => problem === row.problem) ?? null,
  };
}
