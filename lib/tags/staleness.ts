/** A year: longer than any base that still gets fixes goes without a rebuild. */
const STALE_AFTER_MONTHS = 12;

/**
 * For how many whole months nobody has pushed a tag, once that is twelve or more; else null. A tag that nobody pushed
 * here (a library definition names it) is never stale: when its image was made is not known.
 */
export function staleMonths(pushedAt: string | null, now: Date): number | null {
  if (pushedAt === null) return null;
  const from = new Date(pushedAt);
  const begun = (now.getUTCFullYear() - from.getUTCFullYear()) * 12 + now.getUTCMonth() - from.getUTCMonth();
  const months = now.getUTCDate() < from.getUTCDate() ? begun - 1 : begun;
  return months < STALE_AFTER_MONTHS ? null : months;
}
