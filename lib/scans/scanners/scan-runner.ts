import { clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db';
import { wakeJob } from '@/lib/platform/wake-job';
import { type ClaimedRequest, claimRequest } from '@/lib/scans/scanners/claim-request';
import { configuredScanner } from '@/lib/scans/scanners/configured-scanner';
import { endWaitingScans } from '@/lib/scans/scanners/end-waiting-scans';
import { runScan } from '@/lib/scans/scanners/run-scan';
import { RUN_SCANS_JOB } from '@/lib/scans/scanners/scan-jobs';
import type { Scanner } from '@/lib/scans/scanners/scanner';
import { scannerSettings } from '@/lib/scans/scanners/scanner-settings';

/** What is due later than this, the job’s next time finds. */
const SOON_MS = 60_000;

type Configured = { name: string; scanner: Scanner } | null;

async function configured({ prisma }: Database): Promise<Configured> {
  const settings = await scannerSettings(prisma);
  const scanner = configuredScanner(settings);
  return scanner && { name: settings.use === 'adapter' ? `adapter ${settings.adapterUrl}` : settings.use, scanner };
}

/** Runs the scans that wait, as many at once as the scanner takes, besides the worker’s other jobs. */
export class ScanRunner {
  readonly #database: Database;
  readonly #configured: () => Promise<Configured>;
  readonly #running = new Set<Promise<void>>();
  readonly #end = new AbortController();
  #filling: Promise<void> | null = null;
  #again = false;

  constructor(database: Database, find: () => Promise<Configured> = () => configured(database)) {
    this.#database = database;
    this.#configured = find;
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
      await Promise.race(this.#running);
      await this.wake();
    }
  }

  /** Ends the scans that run, and puts them back; none begins any more. */
  async stop(): Promise<void> {
    this.#end.abort(new Error('The site is being stopped.'));
    await this.#filling;
    await Promise.all(this.#running);
  }

  async #fill(): Promise<void> {
    try {
      while (this.#again && !this.#end.signal.aborted) {
        this.#again = false;
        const found = await this.#configured();
        if (!found) await endWaitingScans(this.#database);
        else await this.#claimAll(found);
      }
      await this.#wakeWhenDue();
    } finally {
      this.#filling = null;
    }
  }

  async #claimAll({ name, scanner }: NonNullable<Configured>): Promise<void> {
    while (!this.#end.signal.aborted) {
      const claimed = await claimRequest(this.#database, name, scanner.atOnce);
      if (!claimed) return;
      this.#start(claimed, scanner);
    }
  }

  #start(request: ClaimedRequest, scanner: Scanner): void {
    const work = runScan(this.#database, request, scanner, this.#end.signal)
      // It stays claimed until its silence is noticed, then it is taken up again.
      .catch((error: unknown) => console.error(`scan ${request.id} was left as it is`, error))
      .finally(() => {
        this.#running.delete(work);
        if (this.#end.signal.aborted) return;
        this.wake().catch((error: unknown) => console.error('scans wait', error));
      });
    this.#running.add(work);
  }

  async #wakeWhenDue(): Promise<void> {
    if (this.#end.signal.aborted) return;
    const next = await this.#database.prisma.scanRequest.findFirst({
      where: { state: 'waiting', nextAttemptAt: { gt: clock.now() } },
      orderBy: { nextAttemptAt: 'asc' },
      select: { nextAttemptAt: true },
    });
    const due = next?.nextAttemptAt;
    if (due && due.getTime() - clock.now().getTime() <= SOON_MS) await wakeJob(RUN_SCANS_JOB, due);
  }
}

const runners = new WeakMap<Database, ScanRunner>();

/** The one runner of this process. */
export function scanRunner(database: Database): ScanRunner {
  const runner = runners.get(database) ?? new ScanRunner(database);
  runners.set(database, runner);
  return runner;
}
