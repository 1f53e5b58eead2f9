import { getHandler } from '@/lib/api/handler';
import { repositoryParameter } from '@/lib/api/repository-parameter';
import type { WebhookParameters } from '@/lib/api/webhook-parameter';
import { deliveriesQuery } from '@/lib/webhooks/change-schema';
import { listDeliveries } from '@/lib/webhooks/list-deliveries';

export const GET = getHandler<typeof deliveriesQuery, WebhookParameters>(deliveriesQuery, ({ actor, query, params }) =>
  listDeliveries(actor, repositoryParameter(params), params.id, query),
);
