import { type Actor, actorName } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { wakeJobAfter } from '@/lib/platform/wake-job';
import { pathInRegistry } from '@/lib/repositories/registry-path';
import { toldRepository } from '@/lib/webhooks/announce';
import type { DeliveryView } from '@/lib/webhooks/change-schema';
import { limitByHand } from '@/lib/webhooks/limit-by-hand';
import type { WebhookPayload } from '@/lib/webhooks/schema';
import { toDeliveryView } from '@/lib/webhooks/view';
import { webhookFor } from '@/lib/webhooks/webhook-for';
import { SENDING_JOB } from '@/lib/webhooks/write-announcements';

/**
 * Sends a webhook a message that says nothing, to see whether it arrives: once, also while the webhook is switched off.
 * @throws AppError as `webhookFor`, `too_many`
 */
export async function sendPing(actor: Actor, name: RepositoryName, id: string): Promise<DeliveryView> {
  await limitByHand(actor, name, id);
  return inTransaction(async (queries) => {
    const { repository } = await webhookFor(queries, actor, name, id);
    const { registryId } = repository;
    const registry = registryId === null ? null : await queries.registry.findUnique({ where: { id: registryId } });
    const now = clock.now();
    const payload: WebhookPayload = {
      event: 'ping',
      createdAt: now.toISOString(),
      repository: toldRepository(repository, registry && `${registry.host}/${pathInRegistry(repository)}`),
      tag: null,
      digest: null,
      previousDigest: null,
      actor: actorName(actor),
      image: null,
    };
    const row = await queries.webhookDelivery.create({
      data: { webhookId: id, event: 'ping', payload, createdAt: now, nextAttemptAt: now },
    });
    await wakeJobAfter(queries, SENDING_JOB);
    return toDeliveryView(row);
  });
}
