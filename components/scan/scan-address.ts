import { type ScanQuery, scanQuery } from '@/lib/scans/schema';

export type Parameters = Readonly<Record<string, string | string[] | undefined>>;
/** What the page shows: the API's own parameters, the open panel, and whether all components are listed. */
export type ScanState = ScanQuery & { vulnerability?: string | undefined; components?: 'all' | undefined };

const LISTS: ReadonlySet<string> = new Set(['severity', 'status', 'type', 'vex']);
const LONGEST_ID = 200;

const listOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The state that an address says; what makes no sense counts as left out. */
export function readScanState(parameters: Parameters): ScanState {
  const given: Record<string, unknown> = {};
  for (const name of Object.keys(scanQuery.shape)) {
    const values = listOf(parameters[name]);
    if (LISTS.has(name)) given[name] = values;
    else if (values[0]) given[name] = values[0];
  }
  let result = scanQuery.safeParse(given);
  if (!result.success) {
    for (const { path } of result.error.issues) {
      const name = String(path[0]);
      const [list, wrong] = [given[name], path[1]];
      if (Array.isArray(list) && typeof wrong === 'number') delete list[wrong];
      else delete given[name];
    }
    for (const name of LISTS) if (Array.isArray(given[name])) given[name] = given[name].filter(() => true);
    result = scanQuery.safeParse(given);
  }
  const [vulnerability] = listOf(parameters.vulnerability);
  const [components] = listOf(parameters.components);
  return {
    ...(result.success ? result.data : scanQuery.parse({})),
    ...(vulnerability ? { vulnerability: vulnerability.slice(0, LONGEST_ID) } : {}),
    ...(components === 'all' ? { components } : {}),
  };
}

const DEFAULTS = scanQuery.parse({});

/** The address of a state; defaults are left out, so that one state has one address. A change leads to the first page. */
export function scanAddress(path: string, state: ScanState, change: Partial<ScanState> = {}): string {
  const next: Partial<ScanState> = { ...state, page: 1, vulnerability: undefined, ...change };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(next)) {
    if (value === undefined || value === '' || value === DEFAULTS[name as keyof ScanQuery]) continue;
    if (Array.isArray(value)) for (const one of value) query.append(name, one);
    else query.set(name, String(value));
  }
  // Readable where it can be: a platform and an id need no escapes.
  const text = query.toString().replaceAll('%2F', '/').replaceAll('%3A', ':');
  return text ? `${path}?${text}` : path;
}

/** The same without any filter; platform, order and counting stay. */
export const unfiltered = (state: ScanState): ScanState => ({
  ...DEFAULTS,
  platform: state.platform,
  sort: state.sort,
  once: state.once,
});

export const isFiltered = ({ severity, fixable, status, type, layer, vex, q, component }: ScanState): boolean =>
  [severity, status, type, vex].some((list) => list.length > 0) ||
  [fixable, layer, component].some((value) => value !== undefined) ||
  q !== '';
