import {
  chosenIn,
  FACET_GROUPS,
  type FacetGroup,
  type FacetValue,
  type Filters,
  isCommon,
} from '@/lib/catalogue/search/facets';

/** A word to look for; as a prefix it stands for all words that begin so, which may be `many`. */
export type Term = { word: string; prefix?: boolean; many?: boolean };

/** What `search.hits` and its like take: a tsquery (null: everything) and a mask of facet bits for each group. */
export type Wanted = {
  query: string | null;
  masks: string[];
  /** The part of the query without a beginning that many words have, where there is another part to find documents by */
  driver?: string | null;
  /** The words as typed, where the query also takes the last one for a beginning: what has them whole comes before */
  whole?: string | null | undefined;
};

/** How a facet's value stands among the words; a common one does not. */
export const facetTerm = (bit: number): Term => ({ word: `~${bit}` });

const lexeme = (text: string): string => `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
/** The mask of a group in which all is allowed */
export const EVERYTHING = '-1';

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

/** One of each set of terms, and what the filters allow; `except` leaves one group's own choice out. */
export function wantedOf(
  words: readonly (readonly Term[])[],
  filters: Filters,
  except?: FacetGroup | 'publisher',
): Wanted {
  const categories = except === 'category' ? [] : chosenIn(filters, 'category');
  const clause = (terms: readonly Term[]) => anyWithin(categories, terms);
  const looked = words.filter((terms) => terms.some(({ many }) => many)).map(clause);
  const all = words.filter((terms) => !terms.some(({ many }) => many)).map(clause);
  if (filters.publisher.length > 0 && except !== 'publisher')
    all.push(anyOf(filters.publisher.map((namespace) => ({ word: `@${namespace}` }))));
  const masks = FACET_GROUPS.map((group) => {
    const chosen = group === except ? [] : chosenIn(filters, group);
    if (chosen.length === 0) return EVERYTHING;
    if (group === 'category' && words.length > 0) return EVERYTHING;
    if (chosen.some(isCommon)) return maskOf(chosen);
    all.push(anyOf(chosen.map(({ bit }) => facetTerm(bit))));
    return EVERYTHING;
  });
  const and = (parts: readonly string[]) => (parts.length > 0 ? parts.join(' & ') : null);
  return { query: and([...looked, ...all]), masks, driver: looked.length > 0 ? and(all) : null };
}
