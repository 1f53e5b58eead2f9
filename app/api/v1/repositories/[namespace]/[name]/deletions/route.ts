import { changeHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { deleteImages } from '@/lib/registry-sync/delete-images';
import { deletionRequest } from '@/lib/registry-sync/deletion-schema';

export const POST = changeHandler<typeof deletionRequest, RepositoryParameters>(
  deletionRequest,
  ({ actor, body, params }) => deleteImages(actor, repositoryParameter(params), body),
);
