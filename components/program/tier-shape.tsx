import type { TrustTier } from '@/lib/names/trust';

type Badge = Exclude<TrustTier, 'community'>;

/** Each tier has its own outline, so that it can be told without colour: ribbon, scalloped seal, heart, link. */
const SHAPES: Readonly<Record<Badge, { outline: string; inner?: string }>> = {
  official: {
    outline: 'M12 2.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8.2 14.6 7 22l5-2.8 5 2.8-1.2-7.4',
    inner: 'm9.3 9 2 2 3.4-3.6',
  },
  verified_publisher: {
    outline:
      'M12 2.2l2.6 2 3.3-.2 1 3.1 2.8 1.8-1.2 3.1 1.2 3.1-2.8 1.8-1 3.1-3.3-.2-2.6 2-2.6-2-3.3.2-1-3.1-2.8-1.8L3.5 12 2.3 8.9l2.8-1.8 1-3.1 3.3.2z',
    inner: 'm8.6 12 2.4 2.4 4.5-4.7',
  },
  sponsored_oss: {
    outline: 'M12 20.5 4.2 12.6a5 5 0 0 1 7.1-7.1l.7.7.7-.7a5 5 0 0 1 7.1 7.1z',
    inner: 'M12 17v-5.5m0 2.5 2.5-2.5',
  },
  domain_verified: {
    outline:
      'M10 14a4.5 4.5 0 0 0 6.6.4l2.6-2.6a4.5 4.5 0 0 0-6.4-6.4l-1.4 1.4M14 10a4.5 4.5 0 0 0-6.6-.4l-2.6 2.6a4.5 4.5 0 0 0 6.4 6.4l1.4-1.4',
  },
};

export function TierShape({ tier, className = 'size-4' }: { tier: Badge; className?: string }) {
  const { outline, inner } = SHAPES[tier];
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={outline} />
      {inner ? <path d={inner} /> : null}
    </svg>
  );
}
