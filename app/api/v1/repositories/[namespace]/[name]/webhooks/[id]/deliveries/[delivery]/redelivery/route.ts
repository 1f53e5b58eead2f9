import type { z } from 'zod';
import { changeHandler } from '@/lib/api/handler';
import { repositoryParameter } from '@/lib/api/repository-parameter';
import type { DeliveryParameters } from '@/lib/api/webhook-parameter';
import { redeliver } from '@/lib/webhooks/redeliver';

export const POST = changeHandler<z.ZodType, DeliveryParameters>(
  null,
  ({ actor, params }) => redeliver(actor, repositoryParameter(params), { webhookId: params.id, id: params.delivery }),
  { status: 202 },
);
