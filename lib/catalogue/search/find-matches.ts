import type { SearchInput } from '@/lib/catalogue/schema';
import { countBest, type Found, findBest, type Slice } from '@/lib/catalogue/search/find-page';
import { EXACT } from '@/lib/catalogue/search/matches';
import { type ReadQuery, readQuery } from '@/lib/catalogue/search/read-query';
import type { Readable } from '@/lib/catalogue/search/readable';
import { correctedText, isNameAsTyped } from '@/lib/catalogue/search/spelling';
import { facetTerm, type Terms, type Wanted, wantedOf } from '@/lib/catalogue/search/wanted';

export type Matches = {
  read: ReadQuery;
  /** What was looked for in the end */
  terms: Terms;
  found: Found;
  /** The query that was answered instead of the typed one */
  corrected?: string | undefined;
};

/** So few matches may be because the last word is not finished, */
const FEW = 10;
/** and so few because a word is mistyped. */
const NEXT_TO_NOTHING = 3;
/** A correction must find so many times more. */
const MUCH_MORE = 10;

const matched = ({ open, closed }: Found): number => open + closed;

/** A single Chinese character is the beginning of a pair. */
const isPartOfPair = (word: string): boolean =>
  /^[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]$/.test(word);

/** Each word, or what is of the facet that is called so: who looks for a queue means RabbitMQ, whatever its description says. */
export const termsOf = ({ words, facets, counts }: ReadQuery): Terms => ({
  sets: words.map((word) => {
    const bit = facets.get(word);
    return [{ word, prefix: isPartOfPair(word) }, ...(bit === undefined ? [] : [facetTerm(bit)])];
  }),
  counts,
  begun: 0,
});

/** The last word also stands for what begins so, unless it says nothing or is a whole phrase that counts as another word. */
export function unfinished(read: ReadQuery): Terms {
  const { last, words, begun } = read;
  const typed = termsOf(read);
  const sets = typed.sets.map((terms, place) =>
    last && words[place] === last.word ? [...terms, { word: last.typed, prefix: true }] : terms,
  );
  return { ...typed, sets, begun };
}

/**
 * What matches the query: all words; where that is little, with the last word as a beginning; where that is next to
 * nothing, with mistyped words corrected, if that finds much more for this reader and what was typed is no name.
 */
export async function findMatches(input: SearchInput, readable: Readable, slice: Slice): Promise<Matches> {
  const read = await readQuery(input.q);
  const asTyped = await find(read, termsOf(read), input, readable, slice);
  if (input.exact || read.words.length === 0 || matched(asTyped.found) >= FEW) return asTyped;
  const terms = unfinished(read);
  const wanted = { ...wantedOf(terms, input), whole: wantedOf(termsOf(read), input).query };
  const begun = { read, terms, found: await findFor(input, read, wanted, readable, slice) };
  const best = matched(begun.found) > matched(asTyped.found) ? begun : asTyped;
  if (matched(best.found) >= NEXT_TO_NOTHING) return best;
  return (await findCorrected(read, input, readable, slice, matched(best.found))) ?? best;
}

async function find(
  read: ReadQuery,
  terms: Terms,
  input: SearchInput,
  readable: Readable,
  slice: Slice,
): Promise<Matches> {
  return { read, terms, found: await findFor(input, read, wantedOf(terms, input), readable, slice) };
}

/** What is not sorted by best match needs no ranks, only figures. */
const findFor = async (
  { sort }: SearchInput,
  read: ReadQuery,
  wanted: Wanted,
  readable: Readable,
  slice: Slice,
): Promise<Found> =>
  sort === 'best_match'
    ? findBest(read, wanted, readable, slice)
    : countBest(wanted, readable, Math.max(EXACT, slice.offset + slice.limit));

async function findCorrected(
  read: ReadQuery,
  input: SearchInput,
  readable: Readable,
  slice: Slice,
  before: number,
): Promise<Matches | undefined> {
  const corrected = await correctedText(read);
  if (corrected === undefined) return undefined;
  const reread = await readQuery(corrected);
  const matches = await find(reread, termsOf(reread), input, readable, slice);
  if (matched(matches.found) < Math.max(1, before * MUCH_MORE)) return undefined;
  return before > 0 && (await isNameAsTyped(read, reread, readable)) ? undefined : { ...matches, corrected };
}
