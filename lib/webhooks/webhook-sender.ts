import { clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db';
import { environment } from '@/lib/platform/env';
import { wakeJob } from '@/lib/platform/wake-job';
import { attemptDelivery, type SendingRules } from '@/lib/webhooks/attempt-delivery';
import { type ClaimedDelivery, claimDelivery } from '@/lib/webhooks/claim-delivery';
import { noteAttempt } from '@/lib/webhooks/note-attempt';
import { SENDING_JOB } from '@/lib/webhooks/write-announcements';

const TIMEOUT_MS = 10_000;
/** Longer than an attempt can take, with what is written before and after it. */
const LEASE_MS = 30_000;
const AT_ONCE = 10;
/** Of one webhook one at a time; of one host, which may have many, so many: who is slow is slow for themselves. */
const AT_ONCE_PER_HOST = 2;
/** What is due later than this, the job's next time finds. */
const SOON_MS = 60_000;

/** Sends what waits, a few at once, and does not wait for the slow ones before it takes the next. */
export class WebhookSender {
  readonly #database: Database;
  readonly #rules: () => SendingRules;
  readonly #running = new Map<Promise<void>, ClaimedDelivery>();
  #filling: Promise<void> | null = null;
  #again = false;

  constructor(database: Database, rules: () => SendingRules) {
    this.#database = database;
    this.#rules = rules;
  }

  /** Begins with all that is due and has a place. Ends before they do. */
  wake(): Promise<void> {
    this.#again = true;
    this.#filling ??= this.#fill();
    return this.#filling;
  }

  /** Until nothing is due or under way any more. */
  async finish(): Promise<void> {
    await this.wake();
    while (this.#running.size > 0) {
      await Promise.race(this.#running.keys());
      await this.wake();
    }
  }

  async #fill(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        while (this.#running.size < AT_ONCE) {
          const claimed = await claimDelivery(this.#database, this.#busy(), LEASE_MS);
          if (!claimed) break;
          this.#start(claimed);
        }
        await this.#wakeWhenDue();
      }
    } finally {
      this.#filling = null;
    }
  }

  #busy() {
    const running = [...this.#running.values()];
    const ofHost = Map.groupBy(running, ({ url }) => new URL(url).host);
    return {
      webhooks: running.map(({ webhookId }) => webhookId),
      hosts: [...ofHost].filter(([, some]) => some.length >= AT_ONCE_PER_HOST).map(([host]) => host),
    };
  }

  #start(delivery: ClaimedDelivery): void {
    const work = attemptDelivery(delivery, this.#rules())
      .then((outcome) => noteAttempt(this.#database, delivery, outcome))
      // The message stays claimed until its lease is over, then it is sent again.
      .catch((error: unknown) => console.error(`webhook message ${delivery.id} was not sent`, error))
      .finally(() => {
        this.#running.delete(work);
        this.wake().catch((error: unknown) => console.error('webhook messages wait', error));
      });
    this.#running.set(work, delivery);
  }

  async #wakeWhenDue(): Promise<void> {
    const running = [...this.#running.values()];
    const next = await this.#database.prisma.webhookDelivery.findFirst({
      where: { state: 'waiting', nextAttemptAt: { gt: clock.now() }, id: { notIn: running.map(({ id }) => id) } },
      orderBy: { nextAttemptAt: 'asc' },
      select: { nextAttemptAt: true },
    });
    const due = next?.nextAttemptAt;
    if (due && due.getTime() - clock.now().getTime() < SOON_MS) await wakeJob(SENDING_JOB, due);
  }
}

const senders = new WeakMap<Database, WebhookSender>();

/** The one sender of this process. Private addresses are asked only where the administrator allows them. */
export function webhookSender(database: Database): WebhookSender {
  const sender =
    senders.get(database) ??
    new WebhookSender(database, () => ({ allowPrivate: environment().allowPrivateNetworks, timeoutMs: TIMEOUT_MS }));
  senders.set(database, sender);
  return sender;
}
