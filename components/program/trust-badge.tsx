import { TierShape } from '@/components/program/tier-shape';
import type { TrustTier } from '@/lib/names/trust';

export const TIER_COLOURS = {
  official: 'bg-official-soft text-official',
  verified_publisher: 'bg-verified-soft text-verified',
  sponsored_oss: 'bg-sponsored-soft text-sponsored',
  domain_verified: 'bg-domain-soft text-domain',
} as const;

type Props = {
  tier: TrustTier;
  messages: { common: { tiers: Record<TrustTier, string> } };
  /** On a phone the shape alone is seen. */
  shapeOnPhone?: boolean;
};

/** A tier as shape, word and colour. Nothing for `community`: the lack of a badge is no badge. */
export function TrustBadge({ tier, messages, shapeOnPhone = false }: Props) {
  if (tier === 'community') return null;
  return (
    <span
      className={`inline-flex min-h-6 items-center gap-1 rounded-full px-2 text-xs font-semibold whitespace-nowrap ${shapeOnPhone ? 'max-sm:px-1.5' : ''} ${TIER_COLOURS[tier]}`}
    >
      <TierShape tier={tier} className="size-3.5" />
      <span className={shapeOnPhone ? 'max-sm:sr-only' : undefined}>{messages.common.tiers[tier]}</span>
    </span>
  );
}
