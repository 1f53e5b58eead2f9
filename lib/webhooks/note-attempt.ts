import { systemActor } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import type { Database, Queries } from '@/lib/platform/db';
import type { Webhook } from '@/lib/platform/generated/prisma/client';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';
import type { AttemptOutcome } from '@/lib/webhooks/attempt-delivery';
import type { ClaimedDelivery } from '@/lib/webhooks/claim-delivery';
import { giveUpWaiting } from '@/lib/webhooks/give-up-waiting';
import type { OffReason } from '@/lib/webhooks/schema';

/** Seconds until the second, third … attempt. */
const WAITS: readonly number[] = [10, 60, 300, 1800, 7200, 21_600, 86_400];
/** A part of the wait that is added by chance, so that what failed together does not come back together. */
const JITTER = 0.2;
/** A webhook that failed so many times in a row, for so long, is switched off. */
const FAILURES = 16;
const FAILING_MS = 5 * 86_400_000;

/** When to try again, or null for never. */
function nextAttempt({ event, attempts }: ClaimedDelivery, { problem, retryAfter }: AttemptOutcome): Date | null {
  // Who tries it out wants to see how it ended.
  if (event === 'ping' || problem === 'gone') return null;
  const wait = WAITS[attempts - 1];
  if (wait === undefined) return null;
  const seconds = Math.max(wait * (1 + Math.random() * JITTER), retryAfter ?? 0);
  return new Date(clock.now().getTime() + seconds * 1000);
}

async function switchOff(queries: Queries, { id, name, repositoryId }: Webhook, reason: OffReason): Promise<void> {
  await queries.webhook.update({ where: { id }, data: { active: false, offReason: reason } });
  await giveUpWaiting(queries, id);
  const repository = await queries.repository.findUniqueOrThrow({ where: { id: repositoryId } });
  await writeRepositoryEntry(queries, systemActor('webhooks'), 'repository.change_webhook', repository, {
    webhook: [name, name],
    active: [true, false],
    reason: [null, reason],
  });
}

/** What a failure says of the webhook itself. */
async function countFailure(queries: Queries, webhook: Webhook, { problem }: AttemptOutcome): Promise<void> {
  const now = clock.now();
  const { failures, failingSince } = await queries.webhook.update({
    where: { id: webhook.id },
    data: { failures: { increment: 1 }, failingSince: webhook.failingSince ?? now },
  });
  if (!webhook.active) return;
  const isLasting = failingSince !== null && now.getTime() - failingSince.getTime() >= FAILING_MS;
  if (problem === 'gone') await switchOff(queries, webhook, 'gone');
  else if (failures >= FAILURES && isLasting) await switchOff(queries, webhook, 'failing');
}

/**
 * Notes how an attempt ended, and what follows from it: done, another attempt later, or given up. An attempt that was
 * taken for dead meanwhile, because it took longer than its lease, can still succeed but no longer fail.
 */
export async function noteAttempt(
  { prisma }: Database,
  delivery: ClaimedDelivery,
  outcome: AttemptOutcome,
): Promise<void> {
  const { requestHeaders, responseBody, retryAfter: _, ...attempt } = outcome;
  const isSuccess = attempt.problem === null;
  await prisma.$transaction(async (queries) => {
    await queries.$queryRaw`SELECT 1 FROM webhooks WHERE id = ${delivery.webhookId}::uuid FOR UPDATE`;
    const webhook = await queries.webhook.findUnique({ where: { id: delivery.webhookId } });
    const row = await queries.webhookDelivery.findUnique({ where: { id: delivery.id } });
    if (!webhook || row?.state !== 'waiting' || (!isSuccess && row.attempts !== delivery.attempts)) return;
    const next = isSuccess ? null : nextAttempt(delivery, outcome);
    const tries = Array.isArray(row.tries) ? row.tries : [];
    await queries.webhookDelivery.update({
      where: { id: delivery.id },
      data: {
        state: isSuccess ? 'delivered' : next ? 'waiting' : 'failed',
        nextAttemptAt: next,
        endedAt: next ? null : clock.now(),
        ...(requestHeaders ? { requestHeaders } : {}),
        responseStatus: attempt.status,
        responseBody,
        durationMs: attempt.durationMs,
        problem: attempt.problem,
        tries: [...tries, attempt],
      },
    });
    if (isSuccess)
      await queries.webhook.update({ where: { id: webhook.id }, data: { failures: 0, failingSince: null } });
    else await countFailure(queries, webhook, outcome);
  });
}
