import { randomUUID } from 'node:crypto';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import type { Prisma, Webhook, WebhookDelivery } from '@/lib/platform/generated/prisma/client';
import { MESSAGE_EVENTS, type WebhookPayload } from '@/lib/webhooks/schema';
import { newWebhookSecret, sealWebhookSecret } from '@/lib/webhooks/webhook-secret';

/** A webhook of a repository that waits for pushes; its secret opens where the test has a site's environment. */
export function aWebhook(
  repositoryId: string,
  more: Partial<Prisma.WebhookUncheckedCreateInput> = {},
): Promise<Webhook> {
  const id = randomUUID();
  return db().prisma.webhook.create({
    data: {
      id,
      repositoryId,
      name: 'CI',
      url: 'https://ci.example.test/hook',
      secret: more.secret ?? sealWebhookSecret(id, newWebhookSecret()),
      events: ['push'],
      createdBy: 'test',
      ...more,
    },
  });
}

/** A message that waits to be sent: somebody pushed. */
export function aDelivery(
  webhookId: string,
  more: Partial<Prisma.WebhookDeliveryUncheckedCreateInput> = {},
): Promise<WebhookDelivery> {
  const now = clock.now();
  const event = MESSAGE_EVENTS.find((known) => known === more.event) ?? 'push';
  const payload: WebhookPayload = {
    event,
    createdAt: now.toISOString(),
    repository: { namespace: 'acme', name: 'thing', url: 'https://plimsoll.example.test/r/acme/thing', pull: null },
    tag: '1.0',
    digest: `sha256:${'a'.repeat(64)}`,
    previousDigest: null,
    actor: 'alice',
    image: { size: 1234, platforms: ['linux/amd64'] },
  };
  return db().prisma.webhookDelivery.create({
    data: { webhookId, event, payload, nextAttemptAt: now, createdAt: now, ...more },
  });
}
