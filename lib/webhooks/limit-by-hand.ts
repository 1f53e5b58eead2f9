import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { consumeRate } from '@/lib/platform/rate-limit';
import { webhookFor } from '@/lib/webhooks/webhook-for';

const LIMIT = 30;
const WINDOW_SECONDS = 300;

/**
 * Nobody makes this site a weapon by pressing a button: 30 messages by hand in five minutes. Only who may send counts.
 * @throws AppError as `webhookFor`, `too_many`
 */
export async function limitByHand(actor: Actor, name: RepositoryName, webhookId: string): Promise<void> {
  await webhookFor(db().prisma, actor, name, webhookId);
  await consumeRate(`webhook by hand ${webhookId}`, LIMIT, WINDOW_SECONDS);
}
