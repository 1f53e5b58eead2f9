import type { Filter, KnownValues, SearchState } from '@/components/catalogue/search-state';
import type { SearchPage } from '@/lib/catalogue/schema';
import type { TrustTier } from '@/lib/names/trust';

type Relation = SearchPage['total']['relation'];
type Counted = { value: string; count: number; relation: Relation; trust?: TrustTier };

/** A value that can be chosen, and how many repositories it would show; without a count where that is not known. */
export type OfferedValue = {
  value: string;
  count: { value: number; relation: Relation } | undefined;
  trust: TrustTier;
};

/**
 * What is offered in a group: the values that match, and the chosen ones. Where the counts are lower bounds all known
 * values, since one that was not seen may match too.
 */
export function offeredValues(
  filter: Filter,
  state: SearchState,
  known: KnownValues,
  found: Pick<SearchPage, 'facets' | 'total'> | undefined,
): OfferedValue[] {
  const counted: readonly Counted[] = found?.facets[filter === 'arch' ? 'architecture' : filter] ?? [];
  const isBound = counted.some(({ relation }) => relation === 'gte') || (counted.length === 0 && isCut(found));
  const matching = counted.map(({ value }) => value);
  const values =
    filter === 'publisher'
      ? [...matching, ...state.publisher.filter((value) => !matching.includes(value))]
      : known[filter].filter((value) => isBound || matching.includes(value) || state[filter].includes(value));
  return values.map((value) => {
    const match = counted.find((one) => one.value === value);
    const none = found && !isBound ? { value: 0, relation: 'eq' as const } : undefined;
    return {
      value,
      count: match ? { value: match.count, relation: match.relation } : none,
      trust: match?.trust ?? 'community',
    };
  });
}

const isCut = (found: Pick<SearchPage, 'total'> | undefined): boolean => found?.total.relation === 'gte';
