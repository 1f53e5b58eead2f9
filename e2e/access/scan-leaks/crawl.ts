import { type Answer, API, ask, CLICKS, linksIn, PAGES, PREFETCHES, type Variant } from '@/e2e/access/scan-leaks/ask';
import { ROUTES } from '@/e2e/access/scan-leaks/page-samples';

export type Crawl = {
  base: string;
  /** Asked for in any case */
  seeds: readonly string[];
  /** What somebody who signed in sends */
  credentials?: Readonly<Record<string, string>>;
  /** Fewer ways of asking, for where only what is found counts */
  isQuick?: boolean;
  /** Links that are no news, and not followed again */
  knownLinks?: readonly string[];
  onAnswer: (answer: Answer) => void;
};
export type Looked = {
  addresses: string[];
  /** Addresses and whatever they lead to, looked at or left out */
  links: readonly string[];
  page: number;
  payload: number;
  api: number;
  bytes: number;
  leftOut: number;
};

/** Ours can be followed far; of the sample's hundreds of tags some are enough. Seeds are asked for in any case. */
const MOST_OF_ROUTE = { quick: { ours: 10, others: 2 }, whole: { ours: 40, others: 6 } } as const;
const AT_ONCE = 6;

const patterns = ROUTES.map((route) => ({ route, pattern: new RegExp(`^${route.replace(/\[\w+\]/g, '[^/]+')}$`) }));
const routeOf = (pathname: string): string | undefined =>
  patterns.find(({ pattern }) => pattern.test(pathname.replace(/^\/_\//, '/r/library/')))?.route;
const pathnameOf = (path: string): string => path.split('?')[0] ?? '';
const isOurs = (path: string): boolean => /verity|orchard|cellar|vulnerabilities/.test(path);
/** A tag's page may end like a file: `/r/acme/demo/tags/1.0`. */
const isFile = (path: string): boolean =>
  /^\/(?:_next|assets|api|v1|v2|registry)\//.test(path) || (/\.\w+$/.test(path) && routeOf(path) === undefined);

function variantsOf(path: string, isQuick: boolean): readonly Variant[] {
  const pathname = pathnameOf(path);
  if (isFile(pathname) || pathname.endsWith('/tag-rows')) return API;
  if (isQuick) return [...PAGES.slice(0, 1), ...CLICKS.slice(0, 1)];
  return isOurs(path) || !pathname.startsWith('/r/')
    ? [...PAGES, ...CLICKS, ...PREFETCHES]
    : [...PAGES, ...CLICKS.slice(0, 1)];
}

/** Breadth first from the seeds over every link within the site; of one route only so many, and counts the rest. */
export async function crawl({
  base,
  seeds,
  credentials = {},
  isQuick = false,
  knownLinks = [],
  onAnswer,
}: Crawl): Promise<Looked> {
  const looked: Looked = { addresses: [], links: [], page: 0, payload: 0, api: 0, bytes: 0, leftOut: 0 };
  const waiting = [...new Set(seeds)];
  const known = new Set([...seeds, ...knownLinks]);
  const most = MOST_OF_ROUTE[isQuick ? 'quick' : 'whole'];
  const ofRoute = new Map<string, number>();

  function follow(path: string): void {
    // Signing out would end the crawl.
    if (known.has(path) || path.startsWith('/api/auth/')) return;
    known.add(path);
    const ours = isOurs(path) ? 'ours' : 'others';
    const pathname = pathnameOf(path);
    const route = `${ours} ${routeOf(pathname) ?? 'no route'}`;
    const count = (ofRoute.get(route) ?? 0) + 1;
    ofRoute.set(route, count);
    if (isFile(pathname) || count <= most[ours]) waiting.push(path);
    else looked.leftOut += 1;
  }

  async function look(path: string): Promise<void> {
    looked.addresses.push(path);
    for (const variant of variantsOf(path, isQuick)) {
      const answer = await ask(base, path, variant, credentials);
      looked[variant.kind] += 1;
      looked.bytes += Buffer.byteLength(answer.whole);
      onAnswer(answer);
      for (const link of linksIn(answer, base)) follow(link);
    }
  }

  const running = new Set<Promise<void>>();
  while (waiting.length > 0 || running.size > 0) {
    for (let next = waiting.shift(); next !== undefined; next = running.size < AT_ONCE ? waiting.shift() : undefined) {
      const work: Promise<void> = look(next).finally(() => running.delete(work));
      running.add(work);
    }
    await Promise.race(running);
  }
  return { ...looked, links: [...known] };
}
