import { getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { listRevisions } from '@/lib/repositories/list-revisions';
import { revisionsQuery } from '@/lib/repositories/overview-schema';

export const GET = getHandler<typeof revisionsQuery, RepositoryParameters>(revisionsQuery, ({ actor, query, params }) =>
  listRevisions(actor, repositoryParameter(params), query),
);
