import { type GrantProgram, TRUST_TIERS, type TrustTier, tierOfProgram } from '@/lib/names/trust';

/** The programs of the live grants of the publisher of a namespace itself; those of a single repository say nothing about the others. */
export const programsOf = (namespace: string): string => `ARRAY(SELECT r.program::text
    FROM publishers p JOIN grants r ON r.publisher_id = p.id
    WHERE p.namespace = ${namespace} AND r.withdrawn_at IS NULL AND r.granted_at <= now()
      AND (r.valid_until IS NULL OR r.valid_until > now()))`;

/** What these programs make a publisher. */
export function bestTier(programs: readonly GrantProgram[]): TrustTier {
  const tiers = programs.map(tierOfProgram);
  return TRUST_TIERS.find((tier) => tiers.includes(tier)) ?? 'community';
}
