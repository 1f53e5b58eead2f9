import type { z } from 'zod';
import { changeHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { deleteImage } from '@/lib/registry-sync/delete-image';

export const DELETE = changeHandler<z.ZodType, RepositoryParameters & { digest: string }>(null, ({ actor, params }) =>
  deleteImage(actor, repositoryParameter(params), params.digest),
);
