import { clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db';

export type ClaimedDelivery = {
  id: string;
  webhookId: string;
  event: string;
  payload: unknown;
  /** With the one that begins now */
  attempts: number;
  redeliveryOf: string | null;
  url: string;
  secret: string;
  previousSecret: string | null;
  previousSecretUntil: Date | null;
};

/** Webhooks, and hosts, that are being asked just now. */
export type Busy = { webhooks: readonly string[]; hosts: readonly string[] };

/**
 * Takes the message that is due for longest, so that nobody else takes it until the lease is over: who is killed while
 * sending it loses nothing. What somebody asked for by hand is sent although its webhook is switched off.
 */
export async function claimDelivery(
  { prisma }: Database,
  { webhooks, hosts }: Busy,
  leaseMs: number,
): Promise<ClaimedDelivery | undefined> {
  const now = clock.now();
  const [claimed] = await prisma.$queryRaw<ClaimedDelivery[]>`
    UPDATE webhook_deliveries d SET attempts = d.attempts + 1, next_attempt_at = ${new Date(now.getTime() + leaseMs)}
    FROM webhooks w WHERE w.id = d.webhook_id AND d.id = (
      SELECT due.id FROM webhook_deliveries due
      JOIN webhooks hook ON hook.id = due.webhook_id JOIN repositories r ON r.id = hook.repository_id
      WHERE due.state = 'waiting' AND due.next_attempt_at <= ${now} AND r.deleted_at IS NULL
        AND (hook.active OR due.event = 'ping' OR due.redelivery_of IS NOT NULL)
        AND due.webhook_id <> ALL (${[...webhooks]}::uuid[])
        AND substring(hook.url from '^[a-z]+://([^/?#]+)') <> ALL (${[...hosts]}::text[])
      ORDER BY due.next_attempt_at, due.created_at LIMIT 1 FOR UPDATE OF due SKIP LOCKED)
    RETURNING d.id::text, d.webhook_id::text AS "webhookId", d.event, d.payload, d.attempts,
      d.redelivery_of::text AS "redeliveryOf", w.url, w.secret, w.previous_secret AS "previousSecret",
      w.previous_secret_until AS "previousSecretUntil"`;
  return claimed;
}
