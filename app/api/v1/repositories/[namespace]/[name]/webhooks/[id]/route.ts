import { z } from 'zod';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { repositoryParameter } from '@/lib/api/repository-parameter';
import type { WebhookParameters } from '@/lib/api/webhook-parameter';
import { webhookChanges } from '@/lib/webhooks/change-schema';
import { changeWebhook } from '@/lib/webhooks/change-webhook';
import { getWebhook } from '@/lib/webhooks/get-webhook';
import { removeWebhook } from '@/lib/webhooks/remove-webhook';

export const GET = getHandler<z.ZodObject, WebhookParameters>(z.object({}), ({ actor, params }) =>
  getWebhook(actor, repositoryParameter(params), params.id),
);

export const PATCH = changeHandler<typeof webhookChanges, WebhookParameters>(
  webhookChanges,
  ({ actor, body, params }) => changeWebhook(actor, repositoryParameter(params), params.id, body),
);

export const DELETE = changeHandler<z.ZodType, WebhookParameters>(null, ({ actor, params }) =>
  removeWebhook(actor, repositoryParameter(params), params.id),
);
