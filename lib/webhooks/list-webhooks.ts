import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { repositoryFor } from '@/lib/repositories/repository-for';
import type { WebhookView } from '@/lib/webhooks/change-schema';
import { toWebhookView, WITH_LAST_DELIVERY } from '@/lib/webhooks/view';

/** The webhooks of a repository, the oldest first, each with its latest message. @throws AppError as `repositoryFor` */
export async function listWebhooks(actor: Actor, name: RepositoryName): Promise<WebhookView[]> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.manage_webhooks', name);
  const rows = await prisma.webhook.findMany({
    where: { repositoryId: repository.id },
    include: WITH_LAST_DELIVERY,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toWebhookView);
}
