import { z } from 'zod';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { getRetention } from '@/lib/retention/get-retention';
import { removeRetention } from '@/lib/retention/remove-retention';
import { retentionChange } from '@/lib/retention/schema';
import { setRetention } from '@/lib/retention/set-retention';

export const GET = getHandler<z.ZodObject, RepositoryParameters>(z.object({}), ({ actor, params }) =>
  getRetention(actor, repositoryParameter(params)),
);

export const PUT = changeHandler<typeof retentionChange, RepositoryParameters>(
  retentionChange,
  ({ actor, body, params }) => setRetention(actor, repositoryParameter(params), body),
);

export const DELETE = changeHandler<z.ZodType, RepositoryParameters>(null, ({ actor, params }) =>
  removeRetention(actor, repositoryParameter(params)),
);
