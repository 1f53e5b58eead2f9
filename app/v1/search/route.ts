import { getHandler, type RouteHandler } from '@/lib/api/handler';
import { withoutRegistryToken } from '@/lib/api/without-registry-token';
import { dockerSearch, dockerSearchInput } from '@/lib/catalogue/docker-search';

const search = getHandler(dockerSearchInput, ({ actor, query }) => dockerSearch(actor, query));

export const GET: RouteHandler<Record<string, never>> = (request, context) =>
  search(withoutRegistryToken(request), context);
