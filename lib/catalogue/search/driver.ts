/** A part of a query, and in how many documents it is, about. */
export type Clause = { text: string; isPrefix: boolean; times: number };

// Microseconds, measured with 15 million documents on the machine of bench/search: relations matter, not the figures.
/** To look at a document */
const DOCUMENT = 2;
/** To pass an entry of a long list, or to look one up in it for each entry of the shortest */
const [PASSED, LOOKED_UP] = [0.03, 1];
/** To collect an entry of all words that begin so */
const COLLECTED = 0.3;
/** Words that belong together are together so much more often than by chance. */
const TOGETHER = 10;

/**
 * The clauses that the index is asked for, the rarest first, as long as one more costs less than to look at the documents that are
 * found without it; null for all of them, or when nobody has counted the documents.
 */
export function driverOf(clauses: readonly Clause[], documents: number | undefined): string | null {
  const [rarest, ...others] = [...clauses].sort((a, b) => a.times - b.times);
  if (!rarest || !documents) return null;
  const asked = [rarest];
  let found = rarest.times;
  for (const clause of others) {
    const passed = Math.min(clause.times * PASSED, rarest.times * LOOKED_UP);
    if (found * DOCUMENT <= (clause.isPrefix ? clause.times * COLLECTED : passed)) break;
    asked.push(clause);
    found *= Math.min(1, (TOGETHER * clause.times) / documents);
  }
  return asked.length === clauses.length ? null : asked.map(({ text }) => text).join(' & ');
}
