import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import type { WebhookView } from '@/lib/webhooks/change-schema';
import { toWebhookView, WITH_LAST_DELIVERY } from '@/lib/webhooks/view';
import { webhookFor } from '@/lib/webhooks/webhook-for';

/** One webhook with its latest message; never its secret. @throws AppError as `webhookFor` */
export async function getWebhook(actor: Actor, name: RepositoryName, id: string): Promise<WebhookView> {
  const { prisma } = db();
  await webhookFor(prisma, actor, name, id);
  return toWebhookView(await prisma.webhook.findUniqueOrThrow({ where: { id }, include: WITH_LAST_DELIVERY }));
}
