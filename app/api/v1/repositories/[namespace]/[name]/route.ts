import { z } from 'zod';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { repositoryChanges } from '@/lib/repositories/change-schema';
import { deleteRepository } from '@/lib/repositories/delete-repository';
import { getRepository } from '@/lib/repositories/get-repository';
import { updateRepository } from '@/lib/repositories/update-repository';

export const GET = getHandler<z.ZodObject, RepositoryParameters>(z.object({}), async ({ actor, params }) => {
  const { view } = await getRepository(actor, repositoryParameter(params));
  return view;
});

export const PATCH = changeHandler<typeof repositoryChanges, RepositoryParameters>(
  repositoryChanges,
  ({ actor, body, params }) => updateRepository(actor, repositoryParameter(params), body),
);

export const DELETE = changeHandler<z.ZodType, RepositoryParameters>(null, ({ actor, params }) =>
  deleteRepository(actor, repositoryParameter(params)),
);
