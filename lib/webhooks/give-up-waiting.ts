import { clock } from '@/lib/platform/clock';
import type { Queries } from '@/lib/platform/db';

/** The messages of a webhook that was switched off are sent no more, but for those that somebody asked for by hand. */
export async function giveUpWaiting(queries: Queries, webhookId: string): Promise<void> {
  await queries.webhookDelivery.updateMany({
    where: { webhookId, state: 'waiting', redeliveryOf: null, event: { not: 'ping' } },
    data: { state: 'failed', nextAttemptAt: null, endedAt: clock.now(), problem: 'switched-off' },
  });
}
