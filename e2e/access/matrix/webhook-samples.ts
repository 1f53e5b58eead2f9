import { type Case, onRepository } from '@/e2e/access/matrix/sample';
import type { World } from '@/e2e/access/matrix/world';
import { aDelivery, aWebhook } from '@/lib/testing/builders/webhook';

const ACTION = 'repository.manage_webhooks';

/** Nothing is sent while it is switched off; what is sent by hand goes to a port that nobody listens at. */
async function hook({ repositoryId }: World) {
  const { id } = await aWebhook(repositoryId, { url: 'http://127.0.0.1:9/', active: false, secret: 'sealed' });
  return { parameters: { id } };
}

async function delivery(world: World) {
  const { parameters } = await hook(world);
  const { id } = await aDelivery(parameters.id, { state: 'delivered', nextAttemptAt: null });
  return { parameters: { ...parameters, delivery: id } };
}

/** Valid requests of what is done to webhooks. */
export const WEBHOOK_CASES: Readonly<Record<string, Case>> = {
  addWebhook: onRepository(ACTION, () => ({
    body: { name: 'CI', url: 'https://ci.example.org/hook', events: ['push'], active: false },
  })),
  changeWebhook: onRepository(ACTION, async (world) => ({ ...(await hook(world)), body: { name: 'Other' } })),
  getWebhook: onRepository(ACTION, hook),
  getWebhookDelivery: onRepository(ACTION, delivery),
  listWebhookDeliveries: onRepository(ACTION, hook),
  listWebhooks: onRepository(ACTION, hook),
  pingWebhook: onRepository(ACTION, hook),
  redeliverWebhookMessage: onRepository(ACTION, delivery),
  removeWebhook: onRepository(ACTION, hook),
  renewWebhookSecret: onRepository(ACTION, async (world) => ({ ...(await hook(world)), body: {} })),
};
