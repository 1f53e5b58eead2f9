import { statfsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { measureRelevance } from '@/bench/search/check-relevance';
import { generate } from '@/bench/search/generate';
import { measureClients, measureQueries } from '@/bench/search/measure-queries';
import { measureSite, timeInside } from '@/bench/search/measure-site';
import { measureWrites, printSizes } from '@/bench/search/measure-writes';
import { countWords } from '@/lib/catalogue/search/count-words';
import { rebuildDocuments } from '@/lib/catalogue/search/rebuild-documents';
import { closeDatabase, db, openDatabase, setDatabase } from '@/lib/platform/db';

/** What a repository, its document and their indexes take on disk while they are made. */
const BYTES_PER_REPOSITORY = 2000;
const PER_KIND = 25;
/** The queries that the search was tuned with, and ones that nobody has seen. */
const SEEDS = { tuned: 7, fresh: 20_261_121 } as const;

/** @throws Error that says how much is missing */
export function checkDisk(directory: string, repositories: number): void {
  const { bavail, bsize } = statfsSync(directory);
  const [free, needed] = [bavail * bsize, repositories * BYTES_PER_REPOSITORY];
  const gib = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  if (free < needed)
    throw new Error(
      `${repositories} repositories need about ${gib(needed)} in ${directory}, where ${gib(free)} are free.`,
    );
}

async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  console.log(`| ${title} | ${((performance.now() - begun) / 1000).toFixed(1)} |`);
  return result;
}

async function fill(client: pg.PoolClient, repositories: number): Promise<void> {
  console.log(`\n| ${repositories} repositories | seconds |\n|---|---|`);
  await client.query("SET search.paused = 'on'; SET synchronous_commit = off");
  await step('made, without the search', () => generate(client, repositories));
  await client.query("SET search.paused = 'off'; ANALYZE repositories; ANALYZE publishers; ANALYZE grants");
  await step('documents and their indexes (`search rebuild`)', () => rebuildDocuments(db()));
  await step('frequent words counted, names collected', () => countWords(db()));
  await client.query('VACUUM ANALYZE');
}

/** The figures of the search on a catalogue of so many generated repositories; 0: on what the database holds already. */
export async function benchSearch(url: string, repositories: number, dataDirectory: string): Promise<void> {
  setDatabase(openDatabase(url, 8));
  const client = await db().pool.connect();
  if (repositories > 0) await fill(client, repositories);
  const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM repositories');
  client.release();
  console.log(`\n${rows[0]?.n} repositories (two of one name are one).`);
  await printSizes();
  await measureQueries('inside the database, queries tuned on', PER_KIND, SEEDS.tuned);
  await measureQueries('inside the database, fresh queries', PER_KIND, SEEDS.fresh);
  for (const clients of [2, 8]) await measureClients(clients, PER_KIND, SEEDS.fresh + clients);
  await measureRelevance();
  await measureWrites();
  const inside = await timeInside();
  await closeDatabase();
  await measureSite(url, dataDirectory, inside);
}
