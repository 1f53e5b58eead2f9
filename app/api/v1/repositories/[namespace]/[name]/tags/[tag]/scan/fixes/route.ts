import { getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { getFixes } from '@/lib/scans/fixes/get-fixes';
import { fixesQuery } from '@/lib/scans/fixes/schema';

export const GET = getHandler<typeof fixesQuery, RepositoryParameters & { tag: string }>(
  fixesQuery,
  ({ actor, query, params }) => getFixes(actor, repositoryParameter(params), params.tag, query),
);
