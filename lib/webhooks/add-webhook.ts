import { randomUUID } from 'node:crypto';
import { type Actor, actorName } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';
import { type MadeWebhook, MOST_WEBHOOKS, type NewWebhook } from '@/lib/webhooks/change-schema';
import { requireAddress, shownAddress } from '@/lib/webhooks/require-address';
import { toWebhookView } from '@/lib/webhooks/view';
import { newWebhookSecret, sealWebhookSecret } from '@/lib/webhooks/webhook-secret';

/**
 * Adds a webhook to a repository; it is told of what happens from now on.
 * @returns with its secret, which nobody can read again
 * @throws AppError as `repositoryFor`, `invalid` for an address that nothing is sent to, `conflict` for too many
 */
export function addWebhook(
  actor: Actor,
  name: RepositoryName,
  { secret = newWebhookSecret(), ...input }: NewWebhook,
): Promise<MadeWebhook> {
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.manage_webhooks', name);
    const url = await requireAddress(input.url);
    if ((await queries.webhook.count({ where: { repositoryId: repository.id } })) >= MOST_WEBHOOKS)
      throw new AppError('conflict', `A repository has at most ${MOST_WEBHOOKS} webhooks. Remove one first.`, {
        reason: 'too-many-webhooks',
      });
    const id = randomUUID();
    const webhook = await queries.webhook.create({
      data: {
        ...input,
        id,
        url,
        repositoryId: repository.id,
        secret: sealWebhookSecret(id, secret),
        createdBy: actorName(actor),
        createdAt: clock.now(),
      },
    });
    await writeRepositoryEntry(queries, actor, 'repository.add_webhook', repository, {
      name: [null, webhook.name],
      address: [null, shownAddress(url)],
      events: [null, webhook.events],
    });
    return { ...toWebhookView({ ...webhook, deliveries: [] }), secret };
  });
}
