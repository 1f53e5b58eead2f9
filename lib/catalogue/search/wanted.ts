import { type Clause, driverOf } from '@/lib/catalogue/search/driver';
import {
  chosenIn,
  FACET_GROUPS,
  type FacetGroup,
  type FacetValue,
  type Filters,
  isCommon,
} from '@/lib/catalogue/search/facets';
import type { WordCount } from '@/lib/catalogue/search/read-query';

/** A word to look for; as a prefix it stands for all words that begin so. */
export type Term = { word: string; prefix?: boolean };

/** One of each set of terms is looked for. */
export type Terms = {
  sets: readonly (readonly Term[])[];
  /** Exact figures of frequent words; the empty word stands for everything. */
  counts: ReadonlyMap<string, WordCount>;
  /** In how many documents are frequent words that begin as the unfinished one does */
  begun: number;
};

/** What `search.hits` and its like take: a tsquery (null: everything) and a mask of facet bits for each group. */
export type Wanted = {
  query: string | null;
  masks: string[];
  /** The part of the query that the index is asked for, where the rest is cheaper to look at in the documents that are found by it */
  driver?: string | null;
  /** The words as typed, where the query also takes the last one for a beginning: what has them whole comes before */
  whole?: string | null | undefined;
};

/** How a facet's value stands among the words; a common one does not. */
export const facetTerm = (bit: number): Term => ({ word: `~${bit}` });

const lexeme = (text: string): string => `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
/** The mask of a group in which all is allowed */
export const EVERYTHING = '-1';

/** A word that is not counted is in fewer documents. */
const RARE = 1000;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** One of these terms in the document. */
export const anyOf = (terms: readonly Term[]): string =>
  `(${terms.map(({ word, prefix }) => `${lexeme(word)}${prefix ? ':*' : ''}`).join(' | ')})`;

/** One of these terms in a document of one of these categories, where each word stands once more as a word of the category. */
function anyWithin(categories: readonly FacetValue[], terms: readonly Term[]): string {
  if (categories.length === 0) return anyOf(terms);
  const pairs = categories.flatMap(({ bit }) =>
    terms.map((term) =>
      term.word.startsWith('~')
        ? `(${anyOf([facetTerm(bit)])} & ${anyOf([term])})`
        : anyOf([{ ...term, word: `~${bit}~${term.word}` }]),
    ),
  );
  return `(${pairs.join(' | ')})`;
}

const maskOf = (chosen: readonly FacetValue[]): string =>
  chosen.reduce((mask, { bit }) => mask | (1n << BigInt(bit)), 0n).toString();

/** What the filters allow of what is looked for; `except` leaves one group's own choice out. */
export function wantedOf({ sets, counts, begun }: Terms, filters: Filters, except?: FacetGroup | 'publisher'): Wanted {
  const categories = except === 'category' ? [] : chosenIn(filters, 'category');
  const ofBit = (bit: number): number => counts.get('')?.byBit[bit] ?? RARE;
  const totalOf = ({ word, prefix }: Term): number =>
    word.startsWith('~') ? ofBit(Number(word.slice(1))) : Math.max(counts.get(word)?.total ?? RARE, prefix ? begun : 0);
  const totalIn = (bit: number, term: Term): number =>
    counts.get(term.word)?.byBit[bit] ?? (totalOf(term) * ofBit(bit)) / Math.max(1, counts.get('')?.total ?? 1);
  const clauses: Clause[] = sets.map((terms) => ({
    text: anyWithin(categories, terms),
    isPrefix: terms.some(({ prefix }) => prefix),
    times: sum(
      categories.length > 0
        ? categories.flatMap(({ bit }) => terms.map((term) => totalIn(bit, term)))
        : terms.map(totalOf),
    ),
  }));
  if (filters.publisher.length > 0 && except !== 'publisher') {
    const owners = filters.publisher.map((namespace) => ({ word: `@${namespace}` }));
    clauses.push({ text: anyOf(owners), isPrefix: false, times: sum(owners.map(totalOf)) });
  }
  const masks = FACET_GROUPS.map((group) => {
    const chosen = group === except ? [] : chosenIn(filters, group);
    if (chosen.length === 0) return EVERYTHING;
    if (group === 'category' && sets.length > 0) return EVERYTHING;
    if (chosen.some(isCommon)) return maskOf(chosen);
    const text = anyOf(chosen.map(({ bit }) => facetTerm(bit)));
    clauses.push({ text, isPrefix: false, times: sum(chosen.map(({ bit }) => ofBit(bit))) });
    return EVERYTHING;
  });
  const query = clauses.length > 0 ? clauses.map(({ text }) => text).join(' & ') : null;
  return { query, masks, driver: driverOf(clauses, counts.get('')?.total) };
}
