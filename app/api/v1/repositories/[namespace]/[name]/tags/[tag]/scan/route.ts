import { getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { getScan } from '@/lib/scans/get-scan';
import { scanQuery } from '@/lib/scans/schema';

export const GET = getHandler<typeof scanQuery, RepositoryParameters & { tag: string }>(
  scanQuery,
  ({ actor, query, params }) => getScan(actor, repositoryParameter(params), params.tag, query),
);
