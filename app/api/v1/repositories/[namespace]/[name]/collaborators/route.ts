import { z } from 'zod';
import { getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { listCollaborators } from '@/lib/repositories/list-collaborators';

export const GET = getHandler<z.ZodObject, RepositoryParameters>(z.object({}), async ({ actor, params }) => ({
  collaborators: await listCollaborators(actor, repositoryParameter(params)),
}));
