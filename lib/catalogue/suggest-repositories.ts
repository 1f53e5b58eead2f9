import type { Actor } from '@/lib/access/actor';
import { type SearchResult, type Suggestions, searchInput, suggestion } from '@/lib/catalogue/schema';
import { unfinished } from '@/lib/catalogue/search/find-matches';
import { findFirst } from '@/lib/catalogue/search/find-page';
import { inTurn } from '@/lib/catalogue/search/in-turn';
import { type ReadQuery, readQuery } from '@/lib/catalogue/search/read-query';
import { type Readable, readableBy } from '@/lib/catalogue/search/readable';
import { listResults } from '@/lib/catalogue/search/result-list';
import { correctedText } from '@/lib/catalogue/search/spelling';
import { wantedOf } from '@/lib/catalogue/search/wanted';
import { findDigests } from '@/lib/images/find-digests';
import { parseDigestQuery } from '@/lib/names/digest-query';

const SHORTEST = 2;
const MOST = 8;
const UNFILTERED = searchInput.parse({});

const toSuggestion = (result: SearchResult): Suggestions['suggestions'][number] => suggestion.parse(result);

/**
 * What the search field offers while its reader types, from the second character on: at most eight repositories, best
 * match first, the last word as the beginning of one; before them, for what looks like a digest, the images whose digest begins so.
 * Where that is nothing, mistyped words are corrected, which `correctedQuery` says.
 * @throws AppError `unavailable` when its turn does not come
 */
export const suggestRepositories = (actor: Actor, q: string): Promise<Suggestions> => inTurn(() => suggest(actor, q));

async function suggest(actor: Actor, q: string): Promise<Suggestions> {
  const prefix = parseDigestQuery(q);
  const digests = prefix === undefined ? [] : await findDigests(actor, prefix);
  const read = await readQuery(q);
  const answer = { query: q, correctedQuery: null, digests };
  if (read.words.length === 0 || [...read.text].length < SHORTEST) return { ...answer, suggestions: [] };
  const readable = await readableBy(actor);
  const results = await firstResults(actor, read, readable);
  const corrected = results.length > 0 || digests.length > 0 ? undefined : await correctedText(read);
  if (corrected === undefined) return { ...answer, suggestions: results.map(toSuggestion) };
  const others = await firstResults(actor, await readQuery(corrected), readable);
  return { ...answer, correctedQuery: others.length > 0 ? corrected : null, suggestions: others.map(toSuggestion) };
}

/** Of `bitnami/ng`, what begins so inside the namespace. */
const findInside = (read: ReadQuery, namespace: string, readable: Readable): Promise<string[]> =>
  findFirst(read, wantedOf(unfinished(read), { ...UNFILTERED, publisher: [namespace] }), readable, MOST);

async function firstResults(actor: Actor, read: ReadQuery, readable: Readable): Promise<SearchResult[]> {
  const inside = read.full ? await findInside(read, read.full.namespace, readable) : [];
  if (inside.length > 0) return listResults(actor, inside);
  const wanted = wantedOf(unfinished(read), UNFILTERED);
  return listResults(actor, await findFirst(read, wanted, readable, MOST));
}
