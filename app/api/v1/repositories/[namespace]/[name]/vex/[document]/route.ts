import type { z } from 'zod';
import { changeHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { removeVex } from '@/lib/scans/vex/remove-vex';

export const DELETE = changeHandler<z.ZodType, RepositoryParameters & { document: string }>(null, ({ actor, params }) =>
  removeVex(actor, repositoryParameter(params), params.document),
);
