import { z } from 'zod';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { addWebhook } from '@/lib/webhooks/add-webhook';
import { newWebhook } from '@/lib/webhooks/change-schema';
import { listWebhooks } from '@/lib/webhooks/list-webhooks';

export const GET = getHandler<z.ZodObject, RepositoryParameters>(z.object({}), async ({ actor, params }) => ({
  webhooks: await listWebhooks(actor, repositoryParameter(params)),
}));

export const POST = changeHandler<typeof newWebhook, RepositoryParameters>(
  newWebhook,
  ({ actor, body, params }) => addWebhook(actor, repositoryParameter(params), body),
  { status: 201 },
);
