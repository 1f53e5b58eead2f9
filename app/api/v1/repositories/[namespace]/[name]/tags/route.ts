import { getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { listTags } from '@/lib/tags/list-tags';
import { listTagsInput } from '@/lib/tags/schema';

export const GET = getHandler<typeof listTagsInput, RepositoryParameters>(listTagsInput, ({ actor, params, query }) =>
  listTags(actor, repositoryParameter(params), query),
);
