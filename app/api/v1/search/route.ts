import { getHandler } from '@/lib/api/handler';
import { searchQuery } from '@/lib/api/search-query';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';

export const GET = getHandler(searchQuery, ({ actor, query }) => searchCatalogue(actor, query));
