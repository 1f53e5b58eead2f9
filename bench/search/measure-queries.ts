import { performance } from 'node:perf_hooks';
import { percentile } from '@/bench/measure';
import { type BenchQuery, benchQueries } from '@/bench/search/queries';
import { ANONYMOUS } from '@/lib/access/actor';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { suggestRepositories } from '@/lib/catalogue/suggest-repositories';
import { db } from '@/lib/platform/db';

/** Milliseconds during which at least one query of the pool was under way. */
export function watchPool(): () => number {
  const { pool } = db();
  const query = pool.query.bind(pool);
  let [underWay, since, busy] = [0, 0, 0];
  const watched = async (...args: Parameters<typeof query>) => {
    if (underWay === 0) since = performance.now();
    underWay += 1;
    try {
      return await query(...args);
    } finally {
      underWay -= 1;
      if (underWay === 0) busy += performance.now() - since;
    }
  };
  Object.assign(pool, { query: watched });
  return () => {
    const taken = busy;
    busy = 0;
    return taken;
  };
}

/** Asks it once. */
export const run = (query: BenchQuery) =>
  'suggest' in query ? suggestRepositories(ANONYMOUS, query.suggest) : searchCatalogue(ANONYMOUS, query.search);

const isSuggestion = (query: BenchQuery): boolean => 'suggest' in query;
const ms = (value: number) => value.toFixed(1);
const row = (title: string, samples: readonly number[]) =>
  `| ${title} | ${samples.length} | ${[0.5, 0.95, 0.99, 1].map((share) => ms(percentile(samples, share))).join(' | ')} |`;

/** So many other samples are asked before: what most searches look at lies in the cache then, as on a site in use. */
const WARM = 5;

/** Prints the times inside the database of each kind of query, one client, warm. */
export async function measureQueries(title: string, perKind: number, seed: number, taken = watchPool()): Promise<void> {
  const queries = benchQueries(perKind, seed);
  for (let other = 1; other <= WARM; other++)
    for (const query of benchQueries(perKind, seed + 1000 * other)) await run(query);
  const samples = new Map<BenchQuery, number>();
  for (const query of queries) {
    taken();
    await run(query);
    samples.set(query, taken());
  }
  const of = (isWanted: (query: BenchQuery) => boolean) =>
    queries.filter(isWanted).map((query) => samples.get(query) ?? 0);
  console.log(`\n| ${title} | queries | p50 ms | p95 | p99 | max |\n|---|---|---|---|---|---|`);
  console.log(
    row(
      '**all searches**',
      of((query) => !isSuggestion(query)),
    ),
  );
  console.log(row('**all suggestions**', of(isSuggestion)));
  for (const kind of new Set(queries.map((query) => query.kind)))
    console.log(
      row(
        kind,
        of((query) => query.kind === kind),
      ),
    );
  if (process.env.SLOWEST)
    for (const [query, time] of [...samples].sort((a, b) => b[1] - a[1]).slice(0, Number(process.env.SLOWEST)))
      console.log(ms(time), JSON.stringify(query));
}

/** Prints how many searches a second so many clients get, and how long each waits, in the whole call. */
export async function measureClients(clients: number, perKind: number, seed: number): Promise<void> {
  const queries = benchQueries(perKind, seed);
  const samples: number[] = [];
  let next = 0;
  const begun = performance.now();
  const client = async () => {
    for (;;) {
      const query = queries[(next * 7919) % queries.length];
      if (!query || next >= queries.length) return;
      next += 1;
      const since = performance.now();
      await run(query);
      samples.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const perSecond = (samples.length * 1000) / (performance.now() - begun);
  console.log(`\n| ${clients} clients at once | calls/s | p50 ms | p95 | p99 |\n|---|---|---|---|---|`);
  console.log(
    `| all kinds | ${perSecond.toFixed(0)} | ${[0.5, 0.95, 0.99].map((share) => ms(percentile(samples, share))).join(' | ')} |`,
  );
}
