import { z } from 'zod';
import { getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { getSupportedTags } from '@/lib/tags/get-supported-tags';

export const GET = getHandler<z.ZodObject, RepositoryParameters>(z.object({}), ({ actor, params }) =>
  getSupportedTags(actor, repositoryParameter(params)),
);
