import type { z } from 'zod';
import { withEtag } from '@/lib/api/etag';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { getTag } from '@/lib/images/get-tag';
import { tagQuery } from '@/lib/images/schema';
import { deleteTag } from '@/lib/registry-sync/delete-tag';

type Parameters = RepositoryParameters & { tag: string };

export const GET = getHandler<typeof tagQuery, Parameters>(tagQuery, async ({ actor, params, query, request }) => {
  const tag = await getTag(actor, repositoryParameter(params), params.tag, query);
  // What a tag's answer depends on is in many tables, and the answer itself holds all of it.
  return withEtag(request, tag, () => tag);
});

export const DELETE = changeHandler<z.ZodType, Parameters>(null, ({ actor, params }) =>
  deleteTag(actor, repositoryParameter(params), params.tag),
);
