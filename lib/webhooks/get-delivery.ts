import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import type { DeliveryDetail } from '@/lib/webhooks/change-schema';
import { toDeliveryDetail } from '@/lib/webhooks/view';
import { deliveryFor } from '@/lib/webhooks/webhook-for';

/** One message with what was sent and answered. @throws AppError as `deliveryFor` */
export async function getDelivery(
  actor: Actor,
  name: RepositoryName,
  ids: { webhookId: string; id: string },
): Promise<DeliveryDetail> {
  const { delivery } = await deliveryFor(db().prisma, actor, name, ids);
  return toDeliveryDetail(delivery);
}
