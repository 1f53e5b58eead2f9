import type { z } from 'zod';
import { changeHandler } from '@/lib/api/handler';
import { repositoryParameter } from '@/lib/api/repository-parameter';
import type { WebhookParameters } from '@/lib/api/webhook-parameter';
import { sendPing } from '@/lib/webhooks/send-ping';

export const POST = changeHandler<z.ZodType, WebhookParameters>(
  null,
  ({ actor, params }) => sendPing(actor, repositoryParameter(params), params.id),
  { status: 202 },
);
