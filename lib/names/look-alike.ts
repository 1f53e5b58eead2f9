import {
  isClaim,
  sameShapes,
  skeletonOf,
  withoutAffixes,
  withoutFinalDigits,
  withoutSeparators,
} from '@/lib/names/skeleton';

export const LOOK_ALIKE_REASONS = [
  'hyphen',
  'same-letters',
  'doubled',
  'claim',
  'affix',
  'digit',
  'transposed',
  'one-letter',
] as const;
export type LookAlikeReason = (typeof LOOK_ALIKE_REASONS)[number];
export type LookAlike = { trusted: string; reason: LookAlikeReason };

/** Shorter names have too many neighbours that are words of their own: node and mode, bash and cash. */
const EDITED_FROM = 5;
const NUMBERED_FROM = 4;
const FOLDED_FROM = 3;

/** One letter from a trusted name, but known as something else; each with who that is. */
const DISTINCT: ReadonlyMap<string, string> = new Map([
  ['compose', 'composer'], // Docker Compose; the other is PHP's package manager
  ['julian', 'julia'], // first names; the other is a language
  ['julien', 'julian'],
  ['julie', 'julia'],
  ['julio', 'julia'],
  ['rocker', 'docker'], // the R project's images
  ['raven', 'maven'], // words of their own, with another first letter
  ['haven', 'maven'],
  ['clone', 'plone'],
  ['phone', 'plone'],
  ['store', 'storm'], // words that people name shops and companies with
  ['proton', 'photon'],
]);

function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
}

function folded(name: string, trusted: string): LookAlikeReason | null {
  if (trusted.length < FOLDED_FROM || skeletonOf(name) !== skeletonOf(trusted)) return null;
  const [a, b] = [withoutSeparators(name), withoutSeparators(trusted)];
  if (a === b) return 'hyphen';
  return sameShapes(a) === sameShapes(b) ? 'same-letters' : 'doubled';
}

function dressedUp(name: string, trusted: string): LookAlikeReason | null {
  const { core, affix } = withoutAffixes(name);
  const equals = (text: string) => text === trusted || folded(text, trusted) !== null;
  if (affix && trusted.length >= FOLDED_FROM && (equals(core) || equals(withoutFinalDigits(core))))
    return isClaim(affix) ? 'claim' : 'affix';
  const bare = withoutFinalDigits(name);
  return bare !== name && trusted.length >= NUMBERED_FROM && equals(bare) ? 'digit' : null;
}

function misspelt(name: string, trusted: string): LookAlikeReason | null {
  if (Math.min(name.length, trusted.length) < EDITED_FROM || DISTINCT.get(name) === trusted) return null;
  if (isTransposed(name, trusted)) return 'transposed';
  return isOneEdit(name, trusted) ? 'one-letter' : null;
}

const severity = (found: LookAlike): number => LOOK_ALIKE_REASONS.indexOf(found.reason);

/**
 * The trusted name that an ASCII name could be mistaken for, the likeliest reason first; null when there is none, and
 * when the name is itself among the trusted ones (whether it is taken is for the caller). A name that only contains a
 * trusted one (`my-nginx`, `nginx-exporter`) is none.
 */
export function findLookAlike(
  name: string,
  trusted: readonly string[],
  reasons: readonly LookAlikeReason[] = LOOK_ALIKE_REASONS,
): LookAlike | null {
  if (trusted.includes(name)) return null;
  let best: LookAlike | null = null;
  for (const candidate of trusted) {
    const checks = [folded, dressedUp, misspelt].map((check) => check(name, candidate));
    const reason = checks.find((found) => found !== null && reasons.includes(found));
    if (!reason) continue;
    const found = { trusted: candidate, reason };
    if (!best || severity(found) < severity(best)) best = found;
  }
  return best;
}
