import { type SearchParameters, searchPath } from '@/lib/names/paths';
import { parseNamespace } from '@/lib/names/repository-name';

export const FILTERS = ['trust', 'publisher', 'category', 'arch', 'os'] as const;
export type Filter = (typeof FILTERS)[number];
/** Those whose values are the same in every catalogue. */
export type FixedFilter = Exclude<Filter, 'publisher'>;

/** What a search page shows, as its URL says. The values are known ones, or the names of publishers. */
export type SearchState = Record<Filter, string[]> & { q: string; exact: boolean; sort: string; page: number };

/** The values that exist, in the order in which they are offered, and the bounds of what a search may ask. */
export type KnownValues = Record<FixedFilter | 'sort', readonly string[]> & {
  maxPage: number;
  maxPublishers: number;
};

type Parameters = { get: (name: string) => string | null; getAll: (name: string) => string[] };

const MAX_QUERY = 200;

/**
 * The state that a search URL means, the same in server and browser. Values that do not exist are left out and
 * named in `ignored`, as in `trust=gold`.
 */
export function readSearchState(parameters: Parameters, known: KnownValues): { state: SearchState; ignored: string[] } {
  const ignored: string[] = [];
  const ignore = (name: Filter, value: string) => ignored.push(`${name}=${value.slice(0, 50)}`);
  const chosen = (name: FixedFilter): string[] => {
    const given = new Set(parameters.getAll(name));
    for (const value of given) if (!known[name].includes(value)) ignore(name, value);
    return known[name].filter((value) => given.has(value));
  };
  const publishers = (): string[] => {
    const given = [...new Set(parameters.getAll('publisher'))].sort();
    const possible = given.filter((value) => parseNamespace(value).ok).slice(0, known.maxPublishers);
    for (const value of given) if (!possible.includes(value)) ignore('publisher', value);
    return possible;
  };
  const wish = parameters.get('sort') ?? '';
  const page = Number(parameters.get('page') ?? 1);
  const q = (parameters.get('q') ?? '').trim().slice(0, MAX_QUERY);
  const state = {
    q,
    exact: q !== '' && parameters.get('exact') === 'true',
    trust: chosen('trust'),
    category: chosen('category'),
    publisher: publishers(),
    arch: chosen('arch'),
    os: chosen('os'),
    sort: known.sort.includes(wish) ? wish : (known.sort[0] ?? ''),
    page: Number.isInteger(page) ? Math.min(Math.max(page, 1), known.maxPage) : 1,
  };
  return { state, ignored };
}

/** Where the API answers what this state shows; also the state's name in the query cache. */
export const stateApiPath = (state: SearchParameters): string => `/api/v1${searchPath(state)}`;

/** Everything there is, in the usual order. */
export const BROWSING: SearchState = {
  q: '',
  exact: false,
  trust: [],
  category: [],
  publisher: [],
  arch: [],
  os: [],
  sort: 'best_match',
  page: 1,
};
export const browseApiPath = stateApiPath(BROWSING);

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
  publisher: [],
  arch: [],
  os: [],
  page: 1,
});

/** The state of another query, with the same filters and order; corrections are offered again. */
export const withQuery = (state: SearchState, q: string): SearchState => ({ ...state, q, exact: false, page: 1 });

/** The query without its last word; empty for a single word. */
export const withoutLastWord = (q: string): string => q.trim().replace(/[\s/]*[^\s/]+\/?$/, '');

export const activeFilters = (state: SearchState): { filter: Filter; value: string }[] =>
  FILTERS.flatMap((filter) => state[filter].map((value) => ({ filter, value })));
