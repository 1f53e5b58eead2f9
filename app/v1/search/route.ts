import { dockerSearchRequest } from '@/lib/api/docker-search-request';
import { getHandler, type RouteHandler } from '@/lib/api/handler';
import { dockerSearch, dockerSearchInput } from '@/lib/catalogue/docker-search';

const search = getHandler(dockerSearchInput, ({ actor, query }) => dockerSearch(actor, query));

export const GET: RouteHandler<Record<string, never>> = (request, context) =>
  search(dockerSearchRequest(request), context);
