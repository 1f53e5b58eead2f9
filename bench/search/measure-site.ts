import { load, percentile } from '@/bench/measure';
import { run, watchPool } from '@/bench/search/measure-queries';
import type { BenchQuery } from '@/bench/search/queries';
import { startSite } from '@/bench/site';
import { searchInput } from '@/lib/catalogue/schema';

const REQUESTS = 100;
const nginx: BenchQuery = { kind: 'one word', search: searchInput.parse({ q: 'nginx' }) };
const PATHS: readonly (readonly [path: string, query: BenchQuery])[] = [
  ['/api/v1/search?q=nginx', nginx],
  [
    '/api/v1/search?q=node%20app&arch=arm64',
    { kind: 'filtered', search: searchInput.parse({ q: 'node app', arch: ['arm64'] }) },
  ],
  ['/api/v1/search/suggestions?q=ngi', { kind: 'typing', suggest: 'ngi' }],
  ['/search?q=nginx', nginx],
];

/** Milliseconds inside the database for each of the paths that `measureSite` asks for, the median. */
export async function timeInside(): Promise<number[]> {
  const taken = watchPool();
  const medians: number[] = [];
  for (const [, query] of PATHS) {
    const samples: number[] = [];
    for (let i = 0; i < REQUESTS; i += 1) {
      taken();
      await run(query);
      samples.push(taken());
    }
    medians.push(percentile(samples, 0.5));
  }
  return medians;
}

/** Prints what the web server takes for the same, and so what it adds to the time `inside` the database. */
export async function measureSite(url: string, dataDirectory: string, inside: readonly number[]): Promise<void> {
  const { base, stop } = await startSite(url, dataDirectory);
  console.log(
    '\n| over HTTP, production build | in the database p50 | one client p50 / p95 | added | 8 clients p50 / p95 | requests/s at 8 |\n|---|---|---|---|---|---|',
  );
  const pair = ({ p50, p95 }: { p50: number; p95: number }) => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`;
  for (const [n, [path]] of PATHS.entries()) {
    const alone = inside[n] ?? Number.NaN;
    const one = await load(base + path, { clients: 1, requests: REQUESTS });
    const eight = await load(base + path, { clients: 8, requests: 4 * REQUESTS });
    const figures = [
      `\`${path}\``,
      `${alone.toFixed(1)} ms`,
      pair(one),
      `${(one.p50 - alone).toFixed(1)} ms`,
      pair(eight),
      eight.perSecond.toFixed(0),
    ];
    console.log(`| ${figures.join(' | ')} |`);
  }
  await stop();
}
