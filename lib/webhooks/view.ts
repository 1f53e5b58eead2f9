import { clock } from '@/lib/platform/clock';
import type { Prisma, Webhook, WebhookDelivery } from '@/lib/platform/generated/prisma/client';
import type { DeliveryDetail, DeliveryView, WebhookView } from '@/lib/webhooks/change-schema';
import { messageBody } from '@/lib/webhooks/message';
import {
  DELIVERY_PROBLEMS,
  deliveryTry,
  MESSAGE_EVENTS,
  OFF_REASONS,
  WEBHOOK_EVENTS,
  webhookPayload,
} from '@/lib/webhooks/schema';

/** The latest message comes along, for how it went. */
export const WITH_LAST_DELIVERY = {
  deliveries: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 1 },
} as const satisfies Prisma.WebhookInclude;

const textOf = (date: Date | null): string | null => date?.toISOString() ?? null;

export function toDeliveryView(row: WebhookDelivery): DeliveryView {
  const { id, state, attempts, responseStatus, durationMs, redeliveryOf } = row;
  return {
    id,
    event: MESSAGE_EVENTS.find((known) => known === row.event) ?? 'ping',
    tag: webhookPayload.parse(row.payload).tag,
    state,
    attempts,
    createdAt: row.createdAt.toISOString(),
    nextAttemptAt: textOf(row.nextAttemptAt),
    endedAt: textOf(row.endedAt),
    responseStatus,
    durationMs,
    problem: DELIVERY_PROBLEMS.find((known) => known === row.problem) ?? null,
    redeliveryOf,
  };
}

export function toDeliveryDetail(row: WebhookDelivery): DeliveryDetail {
  return {
    ...toDeliveryView(row),
    request: { headers: row.requestHeaders as Record<string, string> | null, body: messageBody(row) },
    responseBody: row.responseBody,
    tries: deliveryTry.array().parse(row.tries),
  };
}

export function toWebhookView(row: Webhook & { deliveries: readonly WebhookDelivery[] }): WebhookView {
  const { id, name, url, active, createdBy, previousSecretUntil: until } = row;
  const [last] = row.deliveries;
  return {
    id,
    name,
    url,
    events: WEBHOOK_EVENTS.filter((event) => row.events.includes(event)),
    active,
    offReason: OFF_REASONS.find((known) => known === row.offReason) ?? null,
    failingSince: textOf(row.failingSince),
    previousSecretUntil: until && until > clock.now() ? until.toISOString() : null,
    createdBy,
    createdAt: row.createdAt.toISOString(),
    lastDelivery: last ? toDeliveryView(last) : null,
  };
}
