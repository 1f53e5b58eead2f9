import { clock } from '@/lib/platform/clock';
import type { ClaimedDelivery } from '@/lib/webhooks/claim-delivery';
import { webhookMessage, webhookPayload } from '@/lib/webhooks/schema';
import { signMessage } from '@/lib/webhooks/signature';
import { openWebhookSecret } from '@/lib/webhooks/webhook-secret';

/** What is sent, byte for byte: the same at every attempt, since the parsed fields come in the order of the schema. */
export function messageBody(delivery: { id: string; redeliveryOf: string | null; payload: unknown }): string {
  const payload = webhookPayload.parse(delivery.payload);
  return JSON.stringify(webhookMessage.parse({ id: delivery.redeliveryOf ?? delivery.id, ...payload }));
}

/**
 * The headers of one attempt (https://www.standardwebhooks.com). After a secret was renewed, the one before signs too
 * for a while, so that receivers can change over.
 * @throws Error when a secret cannot be opened
 */
export function messageHeaders(delivery: ClaimedDelivery, body: string): Record<string, string> {
  const now = clock.now();
  const id = delivery.redeliveryOf ?? delivery.id;
  const timestamp = Math.floor(now.getTime() / 1000);
  const { previousSecret, previousSecretUntil } = delivery;
  const isStillUsed = previousSecret !== null && previousSecretUntil !== null && previousSecretUntil > now;
  const sealed = [delivery.secret, ...(isStillUsed ? [previousSecret] : [])];
  return {
    'content-type': 'application/json',
    'user-agent': 'Plimsoll',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': sealed
      .map((secret) => signMessage(openWebhookSecret(delivery.webhookId, secret), id, timestamp, body))
      .join(' '),
    'x-plimsoll-event': delivery.event,
  };
}
