import { randomUUID } from 'node:crypto';
import { db } from '@/lib/platform/db';
import type { Prisma, Webhook } from '@/lib/platform/generated/prisma/client';
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
      secret: sealWebhookSecret(id, newWebhookSecret()),
      events: ['push'],
      createdBy: 'test',
      ...more,
    },
  });
}
