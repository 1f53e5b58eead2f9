import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { MAX_PAGE_SIZE, type SearchResult, searchInput } from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { isOfficialNamespace, shortName } from '@/lib/names/repository-name';

/** What `docker search` and `podman search` send: the term and how many results they want. */
export const dockerSearchInput = z.object({
  q: z.string().trim().max(200).default(''),
  n: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(25),
  page: z.coerce.number().int().min(1).default(1),
});

export const dockerSearchPage = z.object({
  query: z.string(),
  num_results: z.number().int(),
  num_pages: z.number().int(),
  page: z.number().int(),
  page_size: z.number().int(),
  results: z.array(
    z.object({
      name: z.string(),
      description: z.string(),
      star_count: z.number().int(),
      is_official: z.boolean(),
      is_automated: z.boolean(),
    }),
  ),
});

/** These clients show name and description only, so what must be known stands before it. */
const deprecationMark = ({ deprecated, successor }: SearchResult): string =>
  deprecated ? `[deprecated${successor ? `, use ${successor}` : ''}] ` : '';

/** A search in the shape of the Docker Registry v1 search API, which these clients still read. */
export async function dockerSearch(
  actor: Actor,
  input: z.output<typeof dockerSearchInput>,
): Promise<z.infer<typeof dockerSearchPage>> {
  const found = await searchCatalogue(actor, searchInput.parse({ q: input.q, page: input.page, pageSize: input.n }));
  return {
    query: input.q,
    num_results: found.total.value,
    num_pages: Math.ceil(found.total.value / input.n),
    page: input.page,
    page_size: input.n,
    results: found.results.map((result) => ({
      name: isOfficialNamespace(result.namespace) ? result.name : shortName(result),
      description: `${deprecationMark(result)}${result.description}`,
      star_count: result.starCount,
      is_official: result.trust === 'official',
      is_automated: false,
    })),
  };
}
