import { knownRepositories } from '@/bench/search/known-repositories';
import { relevanceQueries } from '@/bench/search/relevance';
import { isAsExpected, type RelevanceQuery } from '@/bench/search/relevance-query';
import { ANONYMOUS } from '@/lib/access/actor';
import { searchInput } from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { suggestRepositories } from '@/lib/catalogue/suggest-repositories';

/** What was not answered as expected, and what stood first instead. */
export type Miss = { query: RelevanceQuery; found: string[]; corrected: string | null };

async function answerTo({ q, typing }: RelevanceQuery): Promise<Omit<Miss, 'query'>> {
  const page = typing
    ? { results: (await suggestRepositories(ANONYMOUS, q)).suggestions, correctedQuery: null }
    : await searchCatalogue(ANONYMOUS, searchInput.parse({ q }));
  return { found: page.results.map(({ namespace, name }) => `${namespace}/${name}`), corrected: page.correctedQuery };
}

/** Asks all of them. @returns those that were not answered as expected */
export async function missesOf(queries: readonly RelevanceQuery[]): Promise<Miss[]> {
  const misses: Miss[] = [];
  for (const query of queries) {
    const answer = await answerTo(query);
    const isCorrected = query.corrected === undefined || answer.corrected === query.corrected;
    if (!isCorrected || !isAsExpected(query, answer.found)) misses.push({ query, ...answer });
  }
  return misses;
}

const expectedOf = ({ places }: RelevanceQuery): string =>
  places
    .slice(0, 3)
    .map((accepted) => accepted.slice(0, 3).join(' or '))
    .join(', ');

/** What was asked, expected and found, in one line. */
export const describeMiss = ({ query, found, corrected }: Miss): string =>
  `${query.kind}: ${JSON.stringify(query.q)}${corrected ? ` (as ${corrected})` : ''} should begin with ${expectedOf(query)}, begins with ${found.slice(0, 4).join(', ') || 'nothing'}`;

/** Prints how many queries of each kind have the expected first hits on this catalogue, and which have not. */
export async function measureRelevance(): Promise<void> {
  const queries = relevanceQueries(await knownRepositories());
  const misses = await missesOf(queries);
  const missed = Map.groupBy(misses, ({ query }) => query.kind);
  console.log('\n| relevance | queries | as expected |\n|---|---|---|');
  for (const [kind, { length }] of Map.groupBy(queries, (query) => query.kind))
    console.log(`| ${kind} | ${length} | ${length - (missed.get(kind)?.length ?? 0)} |`);
  console.log(`| **all** | ${queries.length} | ${queries.length - misses.length} |`);
  if (misses.length > 0) console.log(`\n${misses.map((miss) => `- ${describeMiss(miss)}`).join('\n')}`);
}
