import type { DomainProof } from '@/lib/platform/generated/prisma/client';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** So many checks in a row may fail, a day apart, before a proof has lapsed. */
export const FAILURES_UNTIL_LAPSED = 3;
/** How long a check counts; a week longer than until the next one. */
export const PROOF_VALID_DAYS = 15;

const after = (now: Date, milliseconds: number): Date => new Date(now.getTime() + milliseconds);

type Checked = Pick<DomainProof, 'state' | 'failures' | 'createdAt' | 'verifiedAt'>;

/** What becomes of a proof that was found, or not, at `now`. */
export function afterCheck(proof: Checked, found: boolean, now: Date) {
  if (found)
    return {
      state: 'verified' as const,
      failures: 0,
      verifiedAt: proof.state === 'verified' ? proof.verifiedAt : now,
      nextCheckAt: after(now, 7 * DAY),
    };
  const failures = proof.failures + 1;
  if (proof.state === 'verified')
    return failures >= FAILURES_UNTIL_LAPSED
      ? { state: 'lapsed' as const, failures, nextCheckAt: after(now, 7 * DAY) }
      : { state: 'verified' as const, failures, nextCheckAt: after(now, DAY) };
  if (proof.state === 'lapsed') return { state: 'lapsed' as const, failures, nextCheckAt: after(now, 7 * DAY) };
  // Whoever has just added it waits for it; whoever has not set it up in two days may have forgotten.
  const isFresh = now.getTime() - proof.createdAt.getTime() < 2 * DAY;
  return { state: 'pending' as const, failures, nextCheckAt: after(now, isFresh ? 10 * MINUTE : DAY) };
}

/** A check that an owner asks for does not count against a proof that holds: only its own schedule can let it lapse. */
export const countsAsFailure = (proof: Pick<DomainProof, 'state' | 'nextCheckAt'>, now: Date): boolean =>
  proof.state !== 'verified' || proof.nextCheckAt <= now;
