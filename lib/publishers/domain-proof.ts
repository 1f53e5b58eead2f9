import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { DomainProof } from '@/lib/platform/generated/prisma/client';
import { type DomainView, PROOF_PROBLEMS, type ProofMethod } from '@/lib/publishers/domain-schema';

// RFC 1123 §2.1 after IDNA; at least one dot, and a last part that is no number.
const DOMAIN = /^(?=.{4,240}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** A domain as the DNS knows it (IDNA, lower case, without a dot at its end), or null. */
export function parseDomain(text: string): string | null {
  // domainToASCII reads a host out of an address, and drops the rest without a word.
  if (/[\s/\\:@?#%[\]]/.test(text.trim())) return null;
  const ascii = domainToASCII(text.trim().replace(/\.$/, ''));
  return DOMAIN.test(ascii) && isIP(ascii) === 0 ? ascii : null;
}

/** Not a secret, but nobody can have it in their DNS by chance. */
export const newChallenge = (): string => `plimsoll-${randomBytes(20).toString('hex')}`;

/** The same file for every publisher: a server that repeats the address it was asked for proves nothing. */
export const CHALLENGE_PATH = '/.well-known/plimsoll-challenge.txt';

export const placeOf = (method: ProofMethod, domain: string): string =>
  method === 'dns' ? `_plimsoll-challenge.${domain}` : `https://${domain}${CHALLENGE_PATH}`;

export const toDomainView = (row: DomainProof): DomainView => ({
  id: row.id,
  domain: row.domain,
  method: row.method,
  state: row.state,
  place: placeOf(row.method, row.domain),
  challenge: row.challenge,
  problem: PROOF_PROBLEMS.find((problem) => problem === row.problem) ?? null,
  failures: row.failures,
  verifiedAt: row.verifiedAt?.toISOString() ?? null,
  checkedAt: row.checkedAt?.toISOString() ?? null,
  nextCheckAt: row.nextCheckAt.toISOString(),
});
