import { z } from 'zod';
import { getHandler } from '@/lib/api/handler';
import { repositoryParameter } from '@/lib/api/repository-parameter';
import type { DeliveryParameters } from '@/lib/api/webhook-parameter';
import { getDelivery } from '@/lib/webhooks/get-delivery';

export const GET = getHandler<z.ZodObject, DeliveryParameters>(z.object({}), ({ actor, params }) =>
  getDelivery(actor, repositoryParameter(params), { webhookId: params.id, id: params.delivery }),
);
