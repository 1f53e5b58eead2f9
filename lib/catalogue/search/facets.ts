import { CPU_ARCHITECTURES, OPERATING_SYSTEMS, type SearchInput } from '@/lib/catalogue/schema';
import { CATEGORIES } from '@/lib/names/category';
import { TRUST_TIERS } from '@/lib/names/trust';

export const FACET_GROUPS = ['trust', 'category', 'os', 'arch'] as const;
export type FacetGroup = (typeof FACET_GROUPS)[number];

/** What a reader chose: any of the values inside a group, all of the groups; an empty group allows all. */
export type Filters = Pick<SearchInput, FacetGroup | 'publisher'>;

/** A value of a facet and its bit in `search.documents.facets`, as the migration numbers them. */
export type FacetValue = { group: FacetGroup; value: string; bit: number };

const VALUES: readonly (readonly [FacetGroup, readonly string[]])[] = [
  ['trust', TRUST_TIERS],
  ['category', CATEGORIES],
  ['os', OPERATING_SYSTEMS],
  ['arch', CPU_ARCHITECTURES],
];

/** Every facet value in the order of the bits. */
export const FACET_VALUES: readonly FacetValue[] = VALUES.flatMap(([group, values]) =>
  values.map((value) => ({ group, value })),
).map((facet, bit) => ({ ...facet, bit }));

/** What most repositories are: filtered row by row, where the others are words of the index. */
const COMMON: ReadonlySet<string> = new Set(['community', 'linux', 'amd64']);
export const isCommon = ({ value }: FacetValue): boolean => COMMON.has(value);

export const chosenIn = (filters: Filters, group: FacetGroup): FacetValue[] =>
  FACET_VALUES.filter((facet) => facet.group === group && (filters[group] as readonly string[]).includes(facet.value));

const BITS: ReadonlyMap<string, number> = new Map(FACET_VALUES.map(({ value, bit }) => [value, bit]));
/** No value is in two groups. @throws RangeError for what is no facet value */
export function bitOf(value: string): number {
  const bit = BITS.get(value);
  if (bit === undefined) throw new RangeError(`${value} is no facet value`);
  return bit;
}
