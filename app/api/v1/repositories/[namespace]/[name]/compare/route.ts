import { getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { compareImages } from '@/lib/scans/compare/compare-images';
import { compareQuery } from '@/lib/scans/compare/schema';

export const GET = getHandler<typeof compareQuery, RepositoryParameters>(compareQuery, ({ actor, query, params }) =>
  compareImages(actor, repositoryParameter(params), query),
);
