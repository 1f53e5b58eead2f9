import type { z } from 'zod';
import { changeHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { refuseTransfer } from '@/lib/repositories/refuse-transfer';

export const POST = changeHandler<z.ZodType, RepositoryParameters>(null, ({ actor, params }) =>
  refuseTransfer(actor, repositoryParameter(params)),
);
