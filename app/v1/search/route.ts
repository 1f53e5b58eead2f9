import { getHandler } from '@/lib/api/handler';
import { dockerSearch, dockerSearchInput } from '@/lib/catalogue/docker-search';

export const GET = getHandler(dockerSearchInput, ({ actor, query }) => dockerSearch(actor, query));
