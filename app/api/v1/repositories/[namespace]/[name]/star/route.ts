import type { z } from 'zod';
import { changeHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { starRepository } from '@/lib/repositories/star-repository';
import { unstarRepository } from '@/lib/repositories/unstar-repository';

export const PUT = changeHandler<z.ZodType, RepositoryParameters>(null, ({ actor, params }) =>
  starRepository(actor, repositoryParameter(params)),
);

export const DELETE = changeHandler<z.ZodType, RepositoryParameters>(null, ({ actor, params }) =>
  unstarRepository(actor, repositoryParameter(params)),
);
