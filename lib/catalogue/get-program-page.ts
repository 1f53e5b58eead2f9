import type { Actor } from '@/lib/access/actor';
import { type SearchResult, searchInput } from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import type { GrantProgram } from '@/lib/names/trust';
import { listGrantedPublishers } from '@/lib/publishers/list-granted-publishers';
import type { PublisherView } from '@/lib/publishers/schema';

const PAGE_SIZE = 24;
export type ProgramPage = {
  repositories: SearchResult[];
  publishers: PublisherView[];
  total: number;
  page: number;
  pageSize: number;
};

/** Who has a program's badge now: repositories for Official Images, publishers for the others. */
export async function getProgramPage(actor: Actor, program: GrantProgram, page: number): Promise<ProgramPage> {
  if (program === 'official_images') {
    const { total, results } = await searchCatalogue(
      actor,
      searchInput.parse({ trust: ['official'], page, pageSize: PAGE_SIZE }),
    );
    return { repositories: results, publishers: [], total: total.value, page, pageSize: PAGE_SIZE };
  }
  const { total, publishers } = await listGrantedPublishers(program, page, PAGE_SIZE);
  return { repositories: [], publishers, total, page, pageSize: PAGE_SIZE };
}
