import type { z } from 'zod';
import { changeHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { acceptTransfer } from '@/lib/repositories/accept-transfer';

export const POST = changeHandler<z.ZodType, RepositoryParameters>(null, ({ actor, params }) =>
  acceptTransfer(actor, repositoryParameter(params)),
);
