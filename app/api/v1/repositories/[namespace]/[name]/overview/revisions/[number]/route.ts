import { getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { revisionParameter } from '@/lib/api/revision-parameter';
import { getRevision } from '@/lib/repositories/get-revision';
import { overviewQuery } from '@/lib/repositories/overview-schema';

export const GET = getHandler<typeof overviewQuery, RepositoryParameters & { number: string }>(
  overviewQuery,
  ({ actor, query: { language }, params }) =>
    getRevision(actor, repositoryParameter(params), { language, number: revisionParameter(params.number) }),
);
