/** Trust tiers, the most trusted first. A tier is never stored: it follows from live grants (`trustTierOf`). */
export const TRUST_TIERS = ['official', 'verified_publisher', 'sponsored_oss', 'domain_verified', 'community'] as const;
export type TrustTier = (typeof TRUST_TIERS)[number];

/** What a grant is given under; `domain_verification` is no badge program, but proves a namespace's domain. */
export const GRANT_PROGRAMS = [
  'official_images',
  'verified_publisher',
  'sponsored_oss',
  'domain_verification',
] as const;
export type GrantProgram = (typeof GRANT_PROGRAMS)[number];

const TIER_OF: Readonly<Record<GrantProgram, TrustTier>> = {
  official_images: 'official',
  verified_publisher: 'verified_publisher',
  sponsored_oss: 'sponsored_oss',
  domain_verification: 'domain_verified',
};

export const tierOfProgram = (program: GrantProgram): TrustTier => TIER_OF[program];

/** A grant's validity: live from `grantedAt` until it is withdrawn or its `validUntil` has passed. */
export type GrantPeriod = { grantedAt: Date; validUntil: Date | null; withdrawnAt: Date | null };

export function isLive({ grantedAt, validUntil, withdrawnAt }: GrantPeriod, now: Date): boolean {
  return grantedAt <= now && withdrawnAt === null && (validUntil === null || validUntil > now);
}

/** The best tier among the live grants of a repository and of the publisher that owns it; else `community`. */
export function trustTierOf(grants: readonly (GrantPeriod & { program: GrantProgram })[], now: Date): TrustTier {
  const live = new Set(grants.filter((grant) => isLive(grant, now)).map((grant) => tierOfProgram(grant.program)));
  return TRUST_TIERS.find((tier) => live.has(tier)) ?? 'community';
}

/** The three badge programs by the name in their page's URL, `/programs/{slug}`. */
export const PROGRAM_SLUGS = ['official-images', 'verified-publisher', 'sponsored-oss'] as const;
export type ProgramSlug = (typeof PROGRAM_SLUGS)[number];

export const programOfSlug = (slug: string): GrantProgram | undefined =>
  (PROGRAM_SLUGS as readonly string[]).includes(slug) ? (slug.replace('-', '_') as GrantProgram) : undefined;
export const slugOfProgram = (program: GrantProgram): ProgramSlug | undefined =>
  PROGRAM_SLUGS.find((slug) => slug.replace('-', '_') === program);
