import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';
import type { MadeWebhook, SecretRenewal } from '@/lib/webhooks/change-schema';
import { toWebhookView, WITH_LAST_DELIVERY } from '@/lib/webhooks/view';
import { webhookFor } from '@/lib/webhooks/webhook-for';
import { newWebhookSecret, sealWebhookSecret } from '@/lib/webhooks/webhook-secret';

const OVERLAP_MS = 24 * 3600_000;

/**
 * Gives a webhook another secret. For a day the one before signs too, so that the receiver can change over.
 * @returns with the secret, which nobody can read again
 * @throws AppError as `webhookFor`
 */
export function renewWebhookSecret(
  actor: Actor,
  name: RepositoryName,
  id: string,
  { secret = newWebhookSecret() }: SecretRenewal,
): Promise<MadeWebhook> {
  return inTransaction(async (queries) => {
    const { repository, webhook } = await webhookFor(queries, actor, name, id);
    const until = new Date(clock.now().getTime() + OVERLAP_MS);
    const after = await queries.webhook.update({
      where: { id },
      data: {
        secret: sealWebhookSecret(id, secret),
        previousSecret: webhook.secret,
        previousSecretUntil: until,
      },
      include: WITH_LAST_DELIVERY,
    });
    await writeRepositoryEntry(queries, actor, 'repository.change_webhook', repository, {
      webhook: [webhook.name, webhook.name],
      oldSecretUntil: [webhook.previousSecretUntil?.toISOString() ?? null, until.toISOString()],
    });
    return { ...toWebhookView(after), secret };
  });
}
