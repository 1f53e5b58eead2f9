import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { inTransaction } from '@/lib/platform/db';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';
import { shownAddress } from '@/lib/webhooks/require-address';
import { webhookFor } from '@/lib/webhooks/webhook-for';

/** Removes a webhook, with all its messages; nothing that waits is sent any more. @throws AppError as `webhookFor` */
export function removeWebhook(actor: Actor, name: RepositoryName, id: string): Promise<void> {
  return inTransaction(async (queries) => {
    const { repository, webhook } = await webhookFor(queries, actor, name, id);
    await queries.webhook.delete({ where: { id } });
    await writeRepositoryEntry(queries, actor, 'repository.remove_webhook', repository, {
      name: [webhook.name, null],
      address: [shownAddress(webhook.url), null],
    });
  });
}
