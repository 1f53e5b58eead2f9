/** The process that works off jobs, next to the web server. */
import { startWorker } from '@/lib/jobs/worker';
import { closeDatabase, db } from '@/lib/platform/db';
import { environment } from '@/lib/platform/env';
import { scanRunner } from '@/lib/scans/scanners/scan-runner';

const worker = await startWorker(db(), environment().databaseUrl ?? '');
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    void worker
      .stop()
      .then(() => scanRunner(db()).stop())
      .then(closeDatabase)
      .finally(() => process.exit(0));
  });
await worker.promise;
