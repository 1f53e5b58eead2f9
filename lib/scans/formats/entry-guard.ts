import { TokenType } from '@streamparser/json';
import type { Place } from '@/lib/scans/formats/place-tracker';

/** Tokens of one entry, punctuation too: an entry is held in memory, and every fault in it is listed. */
export const MOST_TOKENS = 1_000_000;

/** Follows which of the places in a JSON text is being read, so that no entry can fill the memory. */
export function entryGuard(places: readonly string[]) {
  const patterns = places.map((place) => place.split('.').slice(1));
  const isEntry = ({ depth, keys }: Place) => {
    const above = keys().slice(0, depth() - 1);
    return patterns.some(
      (pattern) =>
        pattern.length === above.length && pattern.every((key, index) => key === '*' || key === String(above[index])),
    );
  };
  /** Depth within the entry that is being read. */
  let inside: number | null = null;
  let tokens = 0;
  return (token: TokenType, place: Place): 'too large' | undefined => {
    if (inside !== null && place.depth() < inside) inside = null;
    if (inside === null) {
      const opens = token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET;
      if (!opens || !isEntry(place)) return undefined;
      inside = place.depth();
      tokens = 0;
    }
    tokens += 1;
    return tokens > MOST_TOKENS ? 'too large' : undefined;
  };
}
