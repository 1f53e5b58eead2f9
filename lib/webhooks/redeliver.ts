import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { wakeJobAfter } from '@/lib/platform/wake-job';
import type { DeliveryView } from '@/lib/webhooks/change-schema';
import { limitByHand } from '@/lib/webhooks/limit-by-hand';
import { webhookPayload } from '@/lib/webhooks/schema';
import { toDeliveryView } from '@/lib/webhooks/view';
import { deliveryFor } from '@/lib/webhooks/webhook-for';
import { SENDING_JOB } from '@/lib/webhooks/write-announcements';

/**
 * Sends a message again as it was, with the same id, so that a receiver that has it already can tell. It is another
 * row of the history. @throws AppError as `deliveryFor`, `too_many`
 */
export async function redeliver(
  actor: Actor,
  name: RepositoryName,
  ids: { webhookId: string; id: string },
): Promise<DeliveryView> {
  await limitByHand(actor, name, ids.webhookId);
  return inTransaction(async (queries) => {
    const { webhook, delivery } = await deliveryFor(queries, actor, name, ids);
    const now = clock.now();
    const row = await queries.webhookDelivery.create({
      data: {
        webhookId: webhook.id,
        event: delivery.event,
        payload: webhookPayload.parse(delivery.payload),
        redeliveryOf: delivery.redeliveryOf ?? delivery.id,
        createdAt: now,
        nextAttemptAt: now,
      },
    });
    await wakeJobAfter(queries, SENDING_JOB);
    return toDeliveryView(row);
  });
}
