import type { Actor } from '@/lib/access/actor';
import { MAX_OFFSET, type SearchInput, type SearchPage } from '@/lib/catalogue/schema';
import { countedFacets, totalOf } from '@/lib/catalogue/search/figures';
import { findMatches, type Matches } from '@/lib/catalogue/search/find-matches';
import { findSorted } from '@/lib/catalogue/search/find-sorted';
import { readableBy } from '@/lib/catalogue/search/readable';
import { listResults } from '@/lib/catalogue/search/result-list';
import { wantedOf } from '@/lib/catalogue/search/wanted';
import { invalidParameters } from '@/lib/platform/errors';

/**
 * Ranked repositories that the actor may see, with the facets' counts. Inside a facet any of the chosen values will do,
 * between facets all must hold, and a facet's own choice does not shrink its own counts. Figures are exact, or say that
 * they are lower bounds (`gte`). A word that finds next to nothing and is one slip away from a known one is
 * corrected, which `correctedQuery` says; `exact` switches that off.
 * @throws AppError `invalid` for a page beyond the first 10,000 results
 */
export async function searchCatalogue(actor: Actor, input: SearchInput): Promise<SearchPage> {
  const slice = { offset: (input.page - 1) * input.pageSize, limit: input.pageSize };
  if (slice.offset + slice.limit > MAX_OFFSET)
    throw invalidParameters([
      { name: 'page', reason: `Only the first ${MAX_OFFSET} results can be paged through: narrow the search.` },
    ]);
  const readable = await readableBy(actor);
  const matches = await findMatches(input, readable, slice);
  const total = totalOf(matches, input);
  const { ids, exact } = await order(matches, input, readable, slice, total.value);
  return {
    query: input.q,
    correctedQuery: matches.corrected ?? null,
    total,
    results: await listResults(actor, ids),
    sorted: exact ? 'exact' : 'approximate',
    facets: await countedFacets(matches, input, readable),
    page: input.page,
    pageSize: input.pageSize,
  };
}

async function order(
  { read, terms, found }: Matches,
  input: SearchInput,
  readable: Awaited<ReturnType<typeof readableBy>>,
  slice: { offset: number; limit: number },
  total: number,
): Promise<{ ids: string[]; exact: boolean }> {
  if (input.sort === 'best_match') return { ids: found.ids, exact: true };
  const all = read.counts.get('')?.total ?? total;
  return findSorted(input.sort, wantedOf(terms, input), readable, slice, { matches: Math.max(1, total), all });
}
