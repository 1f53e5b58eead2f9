import { changeHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { previewRetention } from '@/lib/retention/preview-retention';
import { retentionRules } from '@/lib/retention/schema';

export const POST = changeHandler<typeof retentionRules, RepositoryParameters>(
  retentionRules,
  ({ actor, body, params }) => previewRetention(actor, repositoryParameter(params), body),
);
