import { changeHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { revisionParameter } from '@/lib/api/revision-parameter';
import { restoreInput } from '@/lib/repositories/overview-schema';
import { restoreRevision } from '@/lib/repositories/restore-revision';

export const POST = changeHandler<typeof restoreInput, RepositoryParameters & { number: string }>(
  restoreInput,
  ({ actor, body: { language }, params }) =>
    restoreRevision(actor, repositoryParameter(params), { language, number: revisionParameter(params.number) }),
  { status: 201 },
);
