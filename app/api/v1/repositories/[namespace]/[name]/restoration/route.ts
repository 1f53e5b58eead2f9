import type { z } from 'zod';
import { changeHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { restoreRepository } from '@/lib/repositories/restore-repository';

export const POST = changeHandler<z.ZodType, RepositoryParameters>(null, ({ actor, params }) =>
  restoreRepository(actor, repositoryParameter(params)),
);
