import { withEtag } from '@/lib/api/etag';
import { getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { listTags } from '@/lib/tags/list-tags';
import { listTagsInput } from '@/lib/tags/schema';

export const GET = getHandler<typeof listTagsInput, RepositoryParameters>(
  listTagsInput,
  async ({ actor, params, query, request }) => {
    const page = await listTags(actor, repositoryParameter(params), query);
    // The page is its own version: sizes and pulls come from several tables, and nothing here is dear to make.
    return withEtag(request, page, () => page);
  },
);
