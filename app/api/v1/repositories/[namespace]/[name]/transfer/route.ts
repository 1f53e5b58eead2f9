import type { z } from 'zod';
import { changeHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { cancelTransfer } from '@/lib/repositories/cancel-transfer';
import { transferRequest } from '@/lib/repositories/change-schema';
import { requestTransfer } from '@/lib/repositories/request-transfer';

export const POST = changeHandler<typeof transferRequest, RepositoryParameters>(
  transferRequest,
  ({ actor, body, params }) => requestTransfer(actor, repositoryParameter(params), body.namespace),
  { status: 201 },
);

export const DELETE = changeHandler<z.ZodType, RepositoryParameters>(null, ({ actor, params }) =>
  cancelTransfer(actor, repositoryParameter(params)),
);
