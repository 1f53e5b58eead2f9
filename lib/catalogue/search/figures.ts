import { CPU_ARCHITECTURES, OPERATING_SYSTEMS, type SearchInput, type SearchPage } from '@/lib/catalogue/schema';
import { bitOf, chosenIn, FACET_GROUPS, type FacetGroup } from '@/lib/catalogue/search/facets';
import type { Matches } from '@/lib/catalogue/search/find-matches';
import { countMatches, type Found } from '@/lib/catalogue/search/find-page';
import { EXACT, type FacetCount } from '@/lib/catalogue/search/matches';
import { bestTier } from '@/lib/catalogue/search/publisher-trust';
import type { WordCount } from '@/lib/catalogue/search/read-query';
import type { Readable } from '@/lib/catalogue/search/readable';
import { EVERYTHING, wantedOf } from '@/lib/catalogue/search/wanted';
import { CATEGORIES } from '@/lib/names/category';
import { TRUST_TIERS } from '@/lib/names/trust';

type Figures = Omit<Found, 'ids'>;
type Relation = 'eq' | 'gte';

/** The exact figures of all public matches without their filters, where the query is one frequent word or nothing. */
function knownCount({ read, terms }: Matches): WordCount | undefined {
  const [only, ...more] = terms.sets;
  if (only === undefined) return read.counts.get('');
  const [term, ...others] = only;
  return more.length === 0 && others.length === 0 && term && !term.prefix ? read.counts.get(term.word) : undefined;
}

/** Of those, how many the filters leave: known for one value, and for several that exclude each other. */
function knownTotal(matches: Matches, input: SearchInput): number | undefined {
  const known = knownCount(matches);
  if (!known || input.publisher.length > 0) return undefined;
  const chosen = FACET_GROUPS.flatMap((group) => chosenIn(input, group));
  if (chosen.length === 0) return known.total;
  if (chosen.length > 1 && chosen.some(({ group }) => group !== 'trust')) return undefined;
  return chosen.reduce((sum, { bit }) => sum + (known.byBit[bit] ?? 0), 0);
}

const isCut = ({ open, closed }: Figures, most: number): boolean => open > most || closed >= EXACT;

/** Exact where everything was found or counted before; else what was found at least. */
export function totalOf(matches: Matches, input: SearchInput): SearchPage['total'] {
  const { open, closed } = matches.found;
  const most = Math.max(EXACT, input.page * input.pageSize);
  if (!isCut(matches.found, most)) return { value: open + closed, relation: 'eq' };
  const known = closed < EXACT ? knownTotal(matches, input) : undefined;
  return known === undefined
    ? { value: Math.min(open, most) + closed, relation: 'gte' }
    : { value: known + closed, relation: 'eq' };
}

const timesBit = (facets: readonly FacetCount[], bit: number): number =>
  facets.reduce((sum, [bits, count]) => (Math.floor(bits / 2 ** bit) % 2 === 1 ? sum + count : sum), 0);

function valuesOf<T extends string>(values: readonly T[], { figures, cut, known }: GroupFigures) {
  const relation: Relation = cut && !known ? 'gte' : 'eq';
  return values
    .map((value) => {
      const bit = bitOf(value);
      return { value, count: known?.byBit[bit] ?? timesBit(figures.facets, bit), relation };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Without the group's own choice, where what that keeps away was counted with the matches. */
function withNear({ terms, found }: Matches, input: SearchInput, group: FacetGroup | 'publisher'): Figures | undefined {
  const place = group === 'publisher' ? -1 : FACET_GROUPS.indexOf(group);
  const mask = wantedOf(terms, input).masks[place];
  if (!found.near || mask === undefined || mask === EVERYTHING) return undefined;
  const near = found.near.filter(([missed]) => missed === place + 1);
  const kept = near.reduce((sum, [, , count]) => sum + count, 0);
  const facets = near.map(([, bits, count]) => [bits, count] as const);
  return { ...found, open: found.open + kept, facets: [...found.facets, ...facets] };
}

type GroupFigures = { figures: Figures; cut: boolean; known: WordCount | undefined };

/** Counts of each facet over what the other facets leave. */
export async function countedFacets(
  matches: Matches,
  input: SearchInput,
  readable: Readable,
): Promise<SearchPage['facets']> {
  const most = Math.max(EXACT, input.page * input.pageSize);
  const counted = knownCount(matches);
  const filtered = [...FACET_GROUPS, 'publisher' as const].filter((group) => input[group].length > 0);
  const figuresOf = async (group: FacetGroup | 'publisher'): Promise<GroupFigures> => {
    const own = filtered.includes(group);
    const figures = own
      ? (withNear(matches, input, group) ??
        (await countMatches(
          wantedOf(matches.terms, input, group),
          readable,
          group === 'publisher' ? input.publisher : undefined,
        )))
      : matches.found;
    const cut = isCut(figures, own ? EXACT : most);
    const others = filtered.filter((other) => other !== group);
    return { figures, cut, known: cut && figures.closed === 0 && others.length === 0 ? counted : undefined };
  };
  const [trust, category, os, arch, publisher] = await Promise.all([
    figuresOf('trust'),
    figuresOf('category'),
    figuresOf('os'),
    figuresOf('arch'),
    figuresOf('publisher'),
  ]);
  return {
    trust: valuesOf(TRUST_TIERS, trust),
    category: valuesOf(CATEGORIES, category),
    os: valuesOf(OPERATING_SYSTEMS, os),
    architecture: valuesOf(CPU_ARCHITECTURES, arch),
    publisher: publishersOf(publisher),
  };
}

/** Nothing is known beforehand of publishers: only what was found is counted. */
const publishersOf = ({ figures, cut }: GroupFigures): SearchPage['facets']['publisher'] =>
  (figures.publishers ?? []).map(([value, count, programs]) => ({
    value,
    count,
    relation: cut ? 'gte' : 'eq',
    trust: bestTier(programs),
  }));
