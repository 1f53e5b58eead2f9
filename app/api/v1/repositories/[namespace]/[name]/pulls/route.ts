import { getHandler } from '@/lib/api/handler';
import { pullsResponse } from '@/lib/api/pulls-response';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { getPulls } from '@/lib/pulls/get-pulls';
import { pullsQuery } from '@/lib/pulls/schema';

export const GET = getHandler<typeof pullsQuery, RepositoryParameters>(
  pullsQuery,
  async ({ actor, params, query, request }) => {
    const name = repositoryParameter(params);
    const format = query.format ?? (request.headers.get('accept')?.includes('text/csv') ? 'csv' : 'json');
    return pullsResponse(await getPulls(actor, name, query), name, format);
  },
);
