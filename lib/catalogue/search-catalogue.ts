import type { Actor } from '@/lib/access/actor';
import { MAX_OFFSET, type SearchInput, type SearchPage, type SearchResult } from '@/lib/catalogue/schema';
import { countedFacets, totalOf } from '@/lib/catalogue/search/figures';
import { findMatches, type Matches } from '@/lib/catalogue/search/find-matches';
import type { Slice } from '@/lib/catalogue/search/find-page';
import { findSorted } from '@/lib/catalogue/search/find-sorted';
import { inTurn } from '@/lib/catalogue/search/in-turn';
import { type Readable, readableBy } from '@/lib/catalogue/search/readable';
import { listResults } from '@/lib/catalogue/search/result-list';
import { wantedOf } from '@/lib/catalogue/search/wanted';
import { invalidParameters } from '@/lib/platform/errors';

/**
 * Ranked repositories that the actor may see, with the facets' counts. Inside a facet any of the chosen values will do,
 * between facets all must hold, and a facet's own choice does not shrink its own counts. Figures are exact, or say that
 * they are lower bounds (`gte`). A word that finds next to nothing and is one slip away from a known one is
 * corrected, which `correctedQuery` says; `exact` switches that off.
 * @throws AppError `invalid` for a page beyond the first 10,000 results, `unavailable` when its turn does not come
 */
export async function searchCatalogue(actor: Actor, input: SearchInput): Promise<SearchPage> {
  const slice = sliceOf(input);
  if (slice.offset + slice.limit > MAX_OFFSET)
    throw invalidParameters([
      { name: 'page', reason: `Only the first ${MAX_OFFSET} results can be paged through: narrow the search.` },
    ]);
  return inTurn(() => search(actor, input, slice));
}

async function search(actor: Actor, input: SearchInput, slice: Slice): Promise<SearchPage> {
  const readable = await readableBy(actor);
  const matches = await findMatches(input, readable, slice);
  const total = totalOf(matches, input);
  const [{ exact, results }, facets] = await Promise.all([
    pageOf(actor, matches, input, readable, total.value),
    countedFacets(matches, input, readable),
  ]);
  return {
    query: input.q,
    correctedQuery: matches.corrected ?? null,
    total,
    results,
    sorted: exact ? 'exact' : 'approximate',
    facets,
    page: input.page,
    pageSize: input.pageSize,
  };
}

async function pageOf(
  actor: Actor,
  { read, terms, found }: Matches,
  input: SearchInput,
  readable: Readable,
  total: number,
): Promise<{ exact: boolean; results: SearchResult[] }> {
  if (input.sort === 'best_match') return { exact: true, results: await listResults(actor, found.ids) };
  const estimate = { matches: Math.max(1, total), all: read.counts.get('')?.total ?? total };
  const { ids, exact } = await findSorted(input.sort, wantedOf(terms, input), readable, sliceOf(input), estimate);
  return { exact, results: await listResults(actor, ids) };
}

const sliceOf = ({ page, pageSize }: SearchInput): Slice => ({ offset: (page - 1) * pageSize, limit: pageSize });
