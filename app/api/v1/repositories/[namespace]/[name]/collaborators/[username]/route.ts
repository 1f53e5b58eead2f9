import type { z } from 'zod';
import { changeHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { collaboratorChange } from '@/lib/repositories/change-schema';
import { removeCollaborator } from '@/lib/repositories/remove-collaborator';
import { setCollaborator } from '@/lib/repositories/set-collaborator';

type Parameters = RepositoryParameters & { username: string };

export const PUT = changeHandler<typeof collaboratorChange, Parameters>(collaboratorChange, ({ actor, body, params }) =>
  setCollaborator(actor, repositoryParameter(params), params.username, body.role),
);

export const DELETE = changeHandler<z.ZodType, Parameters>(null, ({ actor, params }) =>
  removeCollaborator(actor, repositoryParameter(params), params.username),
);
