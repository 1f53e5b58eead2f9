import { z } from 'zod';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { getImmutableTags } from '@/lib/repositories/get-immutable-tags';
import { immutableTagsChange } from '@/lib/repositories/immutable-tags-schema';
import { setImmutableTags } from '@/lib/repositories/set-immutable-tags';

export const GET = getHandler<z.ZodObject, RepositoryParameters>(z.object({}), ({ actor, params }) =>
  getImmutableTags(actor, repositoryParameter(params)),
);
export const PUT = changeHandler<typeof immutableTagsChange, RepositoryParameters>(
  immutableTagsChange,
  ({ actor, params, body }) => setImmutableTags(actor, repositoryParameter(params), body),
);
