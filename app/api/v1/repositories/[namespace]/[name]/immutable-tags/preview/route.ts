import { getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { immutableTagsPreviewInput } from '@/lib/repositories/immutable-tags-schema';
import { previewImmutableTags } from '@/lib/repositories/preview-immutable-tags';

export const GET = getHandler<typeof immutableTagsPreviewInput, RepositoryParameters>(
  immutableTagsPreviewInput,
  ({ actor, params, query }) =>
    previewImmutableTags(actor, repositoryParameter(params), { mode: query.mode, patterns: query.pattern }),
);
