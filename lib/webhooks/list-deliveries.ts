import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import type { DeliveryPage } from '@/lib/webhooks/change-schema';
import { toDeliveryView } from '@/lib/webhooks/view';
import { webhookFor } from '@/lib/webhooks/webhook-for';

const PAGE_SIZE = 20;

/** The messages of a webhook, the latest first. @throws AppError as `webhookFor` */
export async function listDeliveries(
  actor: Actor,
  name: RepositoryName,
  webhookId: string,
  { page }: { page: number },
): Promise<DeliveryPage> {
  const { prisma } = db();
  await webhookFor(prisma, actor, name, webhookId);
  const where = { webhookId };
  const [rows, total] = await Promise.all([
    prisma.webhookDelivery.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    prisma.webhookDelivery.count({ where }),
  ]);
  return { deliveries: rows.map(toDeliveryView), total, page, pageSize: PAGE_SIZE };
}
