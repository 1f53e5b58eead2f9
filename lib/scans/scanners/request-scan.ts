import { type Actor, actorName } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction, type Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { Repository, ScanRequest } from '@/lib/platform/generated/prisma/client';
import { wakeJobAfter } from '@/lib/platform/wake-job';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { resolveImage } from '@/lib/scans/resolve-image';
import { scanRequestsAhead } from '@/lib/scans/scanners/get-scan-request';
import { PRIORITY, RUN_SCANS_JOB } from '@/lib/scans/scanners/scan-jobs';
import { toScanRequestView } from '@/lib/scans/scanners/scan-request-view';
import { scannerSettings } from '@/lib/scans/scanners/scanner-settings';
import type { RequestScanInput, ScanRequestView } from '@/lib/scans/scanners/schema';

async function requireScanner(queries: Queries, { registryId }: Repository): Promise<void> {
  const { use } = await scannerSettings(queries);
  if (use === 'none')
    throw new AppError(
      'conflict',
      'This site has no scanner: scan the image yourself and upload the report, or ask an administrator to set one up.',
      { reason: 'no-scanner' },
    );
  if (registryId === null)
    throw new AppError('conflict', 'The repository’s images are in no registry that this site is connected to.', {
      reason: 'no-registry',
    });
}

const openRequest = (queries: Queries, repositoryId: string, digest: string): Promise<ScanRequest | null> =>
  queries.scanRequest.findFirst({ where: { repositoryId, digest, state: { in: ['waiting', 'running'] } } });

type Placed = { request: ScanRequest; isNew: boolean };

/** A request that waits already comes first now; one that runs is the one that was wanted. */
async function placeRequest(queries: Queries, repositoryId: string, digest: string, by: string): Promise<Placed> {
  const before = await openRequest(queries, repositoryId, digest);
  const isAskedFor = before?.priority === PRIORITY.asked && before.nextAttemptAt === null;
  if (before && (before.state === 'running' || isAskedFor)) return { request: before, isNew: false };
  const data = { repositoryId, digest, priority: PRIORITY.asked, requestedBy: by, createdAt: clock.now() };
  // The schedule may be asking for it at this moment.
  if (!before) await queries.scanRequest.createMany({ data: [data], skipDuplicates: true });
  await queries.scanRequest.updateMany({
    where: { repositoryId, digest, state: 'waiting' },
    data: { priority: PRIORITY.asked, nextAttemptAt: null, requestedBy: by },
  });
  const request = await openRequest(queries, repositoryId, digest);
  if (!request) throw new AppError('unavailable', 'The scan ended at this moment. Look at its result, or ask again.');
  return { request, isNew: true };
}

/**
 * Lets our own scanner scan an image of a repository as soon as it can. Asked twice it scans once.
 * @throws AppError as `repositoryFor` and `resolveImage`; `conflict` without a scanner, or without a registry
 */
export async function requestScan(
  actor: Actor,
  name: RepositoryName,
  input: RequestScanInput,
): Promise<ScanRequestView> {
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.upload_scan', name);
    await requireScanner(queries, repository);
    const image = await resolveImage(queries, repository.id, input);
    const { request, isNew } = await placeRequest(queries, repository.id, image.digest, actorName(actor));
    if (isNew)
      await writeAuditEntry(queries, actor, {
        action: 'repository.request_scan',
        target: { kind: 'repository', id: repository.id, name: shortName(name) },
        publisherId: repository.publisherId,
        changes: { digest: [null, image.digest] },
      });
    await wakeJobAfter(queries, RUN_SCANS_JOB);
    return toScanRequestView(request, { ahead: await scanRequestsAhead(queries, request), isEditor: true });
  });
}
