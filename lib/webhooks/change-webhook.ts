import type { Actor } from '@/lib/access/actor';
import { changesBetween } from '@/lib/audit/actions';
import type { RepositoryName } from '@/lib/names/repository-name';
import { inTransaction } from '@/lib/platform/db';
import type { Webhook } from '@/lib/platform/generated/prisma/client';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';
import type { WebhookChanges, WebhookView } from '@/lib/webhooks/change-schema';
import { giveUpWaiting } from '@/lib/webhooks/give-up-waiting';
import { requireAddress, shownAddress } from '@/lib/webhooks/require-address';
import { toWebhookView, WITH_LAST_DELIVERY } from '@/lib/webhooks/view';
import { webhookFor } from '@/lib/webhooks/webhook-for';

const audited = (
  { name, url, events, active }: Pick<Webhook, 'name' | 'url' | 'events' | 'active'>,
  before?: string,
) => ({
  name,
  address:
    before !== undefined && before !== url && shownAddress(before) === shownAddress(url)
      ? `${shownAddress(url)} (another path)`
      : shownAddress(url),
  events,
  active,
});

/**
 * Changes what is given of a webhook. Switched off it gives up what waits; switched on it begins anew, whatever was
 * wrong before. @throws AppError as `webhookFor`, `invalid` for an address that nothing is sent to
 */
export function changeWebhook(
  actor: Actor,
  name: RepositoryName,
  id: string,
  input: WebhookChanges,
): Promise<WebhookView> {
  return inTransaction(async (queries) => {
    const { repository, webhook } = await webhookFor(queries, actor, name, id);
    // One that was allowed when it was entered must not stand in the way of other changes.
    const isNewAddress = input.url !== undefined && input.url !== webhook.url;
    const url = isNewAddress ? await requireAddress(input.url ?? '') : webhook.url;
    const given = Object.fromEntries(Object.entries({ ...input, url }).filter(([, value]) => value !== undefined));
    const isSwitched = input.active !== undefined && input.active !== webhook.active;
    const anew = isSwitched ? { offReason: null, failures: 0, failingSince: null } : {};
    await queries.webhook.update({ where: { id }, data: { ...given, ...anew } });
    if (isSwitched && !input.active) await giveUpWaiting(queries, id);
    const after = await queries.webhook.findUniqueOrThrow({ where: { id }, include: WITH_LAST_DELIVERY });
    const changes = changesBetween(audited(webhook), audited(after, webhook.url));
    if (Object.keys(changes).length > 0)
      await writeRepositoryEntry(queries, actor, 'repository.change_webhook', repository, {
        webhook: [webhook.name, after.name],
        ...changes,
      });
    return toWebhookView(after);
  });
}
