import type { z } from 'zod';
import { changeHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { deleteTag } from '@/lib/registry-sync/delete-tag';

export const DELETE = changeHandler<z.ZodType, RepositoryParameters & { tag: string }>(null, ({ actor, params }) =>
  deleteTag(actor, repositoryParameter(params), params.tag),
);
