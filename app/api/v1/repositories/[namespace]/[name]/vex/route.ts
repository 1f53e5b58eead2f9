import { getHandler, streamHandler } from '@/lib/api/handler';
import { nothing } from '@/lib/api/operations/operation';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { addVex } from '@/lib/scans/vex/add-vex';
import { listVex } from '@/lib/scans/vex/list-vex';
import { addVexInput } from '@/lib/scans/vex/schema';

export const GET = getHandler<typeof nothing, RepositoryParameters>(nothing, ({ actor, params }) =>
  listVex(actor, repositoryParameter(params)),
);

export const POST = streamHandler<typeof addVexInput, RepositoryParameters>(
  addVexInput,
  ({ actor, query, body, params }) => addVex(actor, repositoryParameter(params), query, body),
  { status: 201 },
);
