import { changeHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { renaming } from '@/lib/repositories/change-schema';
import { renameRepository } from '@/lib/repositories/rename-repository';

export const PUT = changeHandler<typeof renaming, RepositoryParameters>(renaming, ({ actor, body, params }) =>
  renameRepository(actor, repositoryParameter(params), body.name),
);
