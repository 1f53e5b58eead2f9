import type { Actor } from '@/lib/access/actor';
import type { SearchPage, SearchResult } from '@/lib/catalogue/schema';
import { searchInput } from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';

export type Home = {
  repositoryCount: SearchPage['total'];
  popular: SearchResult[];
  recentlyUpdated: SearchResult[];
  categories: SearchPage['facets']['category'];
  tiers: SearchPage['facets']['trust'];
};

/** What the home page shows of the catalogue, as this actor may see it. */
export async function getHome(actor: Actor): Promise<Home> {
  const [popular, recent] = await Promise.all([
    searchCatalogue(actor, searchInput.parse({ pageSize: 12 })),
    searchCatalogue(actor, searchInput.parse({ sort: 'updated', pageSize: 6 })),
  ]);
  return {
    repositoryCount: popular.total,
    popular: popular.results,
    recentlyUpdated: recent.results,
    categories: popular.facets.category,
    tiers: popular.facets.trust,
  };
}
