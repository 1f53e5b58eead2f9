import { type SearchParameters, searchPath } from '@/lib/names/paths';

export const FILTERS = ['trust', 'category', 'arch', 'os'] as const;
export type Filter = (typeof FILTERS)[number];

/** What a search page shows, as its URL says. The values are known ones. */
export type SearchState = Record<Filter, string[]> & { q: string; sort: string; page: number };

/** The values that exist, in the order in which they are offered. */
export type KnownValues = Record<Filter | 'sort', readonly string[]> & { maxPage: number };

type Parameters = { get: (name: string) => string | null; getAll: (name: string) => string[] };

const MAX_QUERY = 200;

/**
 * The state that a search URL means, the same in server and browser. Values that do not exist are left out and
 * named in `ignored`, as in `trust=gold`.
 */
export function readSearchState(parameters: Parameters, known: KnownValues): { state: SearchState; ignored: string[] } {
  const ignored: string[] = [];
  const chosen = (name: Filter): string[] => {
    const given = new Set(parameters.getAll(name));
    for (const value of given) if (!known[name].includes(value)) ignored.push(`${name}=${value.slice(0, 50)}`);
    return known[name].filter((value) => given.has(value));
  };
  const wish = parameters.get('sort') ?? '';
  const page = Number(parameters.get('page') ?? 1);
  const state = {
    q: (parameters.get('q') ?? '').trim().slice(0, MAX_QUERY),
    trust: chosen('trust'),
    category: chosen('category'),
    arch: chosen('arch'),
    os: chosen('os'),
    sort: known.sort.includes(wish) ? wish : (known.sort[0] ?? ''),
    page: Number.isInteger(page) ? Math.min(Math.max(page, 1), known.maxPage) : 1,
  };
  return { state, ignored };
}

/** Where the API answers what this state shows; also the state's name in the query cache. */
export const stateApiPath = (state: SearchParameters): string => `/api/v1${searchPath(state)}`;

/** The state with one value of a filter added or taken away; from its first page. */
export function toggled(state: SearchState, filter: Filter, value: string): SearchState {
  const chosen = state[filter];
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return { ...state, [filter]: next, page: 1 };
}

export const withoutFilters = (state: SearchState): SearchState => ({
  ...state,
  trust: [],
  category: [],
  arch: [],
  os: [],
  page: 1,
});

export const activeFilters = (state: SearchState): { filter: Filter; value: string }[] =>
  FILTERS.flatMap((filter) => state[filter].map((value) => ({ filter, value })));
