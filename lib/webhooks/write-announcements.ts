import { clock } from '@/lib/platform/clock';
import type { Queries } from '@/lib/platform/db';
import { wakeJobAfter } from '@/lib/platform/wake-job';
import type { WebhookEvent, WebhookPayload } from '@/lib/webhooks/schema';

export const SENDING_JOB = 'send-webhooks';

export type Announcement = WebhookPayload & { event: WebhookEvent };

/** Writes a message for each webhook of a repository that waits for what is announced, in the caller's transaction. */
export async function writeAnnouncements(
  queries: Queries,
  repositoryId: string,
  announcements: readonly Announcement[],
): Promise<void> {
  const webhooks = await queries.webhook.findMany({
    where: { repositoryId, active: true },
    select: { id: true, events: true },
  });
  const now = clock.now();
  const messages = announcements.flatMap((payload) =>
    webhooks
      .filter(({ events }) => events.includes(payload.event))
      .map(({ id }) => ({ webhookId: id, event: payload.event, payload })),
  );
  if (messages.length === 0) return;
  // A millisecond apart, so that they keep their order.
  const rows = messages.map(({ webhookId, event, payload }, index) => ({
    webhook_id: webhookId,
    event,
    payload,
    created_at: new Date(now.getTime() + index).toISOString(),
  }));
  // One statement: when ten thousand tags go at once, Prisma's rows take many times as long.
  await queries.$executeRaw`
    INSERT INTO webhook_deliveries (id, webhook_id, event, payload, next_attempt_at, created_at)
    SELECT gen_random_uuid(), m.webhook_id, m.event, m.payload, ${now}, m.created_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m(webhook_id uuid, event text, payload jsonb,
      created_at timestamptz)`;
  await wakeJobAfter(queries, SENDING_JOB);
}
