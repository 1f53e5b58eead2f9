import { changeHandler } from '@/lib/api/handler';
import { repositoryParameter } from '@/lib/api/repository-parameter';
import type { WebhookParameters } from '@/lib/api/webhook-parameter';
import { secretRenewal } from '@/lib/webhooks/change-schema';
import { renewWebhookSecret } from '@/lib/webhooks/renew-webhook-secret';

export const POST = changeHandler<typeof secretRenewal, WebhookParameters>(secretRenewal, ({ actor, body, params }) =>
  renewWebhookSecret(actor, repositoryParameter(params), params.id, body),
);
