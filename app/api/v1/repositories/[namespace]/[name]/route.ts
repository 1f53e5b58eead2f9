import { z } from 'zod';
import { getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { getRepository } from '@/lib/repositories/get-repository';

export const GET = getHandler<z.ZodObject, RepositoryParameters>(z.object({}), async ({ actor, params }) => {
  const { view } = await getRepository(actor, repositoryParameter(params));
  return view;
});
