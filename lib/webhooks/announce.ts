import { repositoryPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import type { Queries } from '@/lib/platform/db';
import { environment } from '@/lib/platform/env';
import { wakeJobAfter } from '@/lib/platform/wake-job';
import type { WebhookEvent, WebhookPayload } from '@/lib/webhooks/schema';

export const SENDING_JOB = 'send-webhooks';

/** Something that happened to a tag, for the first time told. */
export type Happening = Omit<WebhookPayload, 'event' | 'createdAt' | 'repository'> & { tag: string; at: Date };

type Told = RepositoryName & { id: string };

/** A push that takes a tag from another image is two events: who only waits for surprises need not hear of every push. */
function eventsOf({ digest, previousDigest }: Happening): readonly WebhookEvent[] {
  if (digest === null) return ['delete'];
  return previousDigest !== null && previousDigest !== digest ? ['push', 'tag_moved'] : ['push'];
}

export const toldRepository = ({ namespace, name }: RepositoryName, pull: string | null) => ({
  namespace,
  name,
  url: environment().publicUrl + repositoryPath({ namespace, name }),
  pull,
});

/**
 * Writes one message for each webhook of a repository that waits for what happened, in the caller's transaction: what is
 * stored is announced, and nothing else. That nothing is announced twice is the caller's part.
 * @param pull what the repository is pulled by
 */
export async function announce(
  queries: Queries,
  repository: Told,
  pull: string | null,
  happenings: readonly Happening[],
): Promise<void> {
  if (happenings.length === 0) return;
  const webhooks = await queries.webhook.findMany({
    where: { repositoryId: repository.id, active: true },
    select: { id: true, events: true },
  });
  const now = clock.now();
  const told = toldRepository(repository, pull);
  const messages = happenings.flatMap((happening) => {
    const { at, ...facts } = happening;
    return eventsOf(happening).flatMap((event) => {
      const payload = { event, createdAt: at.toISOString(), repository: told, ...facts };
      return webhooks
        .filter(({ events }) => events.includes(event))
        .map(({ id }) => ({ webhookId: id, event, payload }));
    });
  });
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
