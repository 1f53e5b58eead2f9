import type { Actor } from '@/lib/access/actor';
import { isAllowedOnRepository } from '@/lib/access/require';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db, type Queries } from '@/lib/platform/db';
import type { ScanRequest } from '@/lib/platform/generated/prisma/client';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { resolveImage } from '@/lib/scans/resolve-image';
import { toScanRequestView } from '@/lib/scans/scanners/scan-request-view';
import { scannerSettings } from '@/lib/scans/scanners/scanner-settings';
import type { RequestScanInput, ScanRequestState } from '@/lib/scans/scanners/schema';

/** How many requests are taken before one that waits. */
export const scanRequestsAhead = (queries: Queries, { id, priority, createdAt }: ScanRequest): Promise<number> =>
  queries.scanRequest.count({
    where: {
      id: { not: id },
      OR: [
        { state: 'running' },
        { state: 'waiting', nextAttemptAt: null, priority: { lt: priority } },
        { state: 'waiting', nextAttemptAt: null, priority, createdAt: { lt: createdAt } },
      ],
    },
  });

/**
 * Whether an image is being scanned by this site, how far that is, and why it did not succeed; for who may see scans.
 * @throws AppError as `repositoryFor` and `resolveImage`
 */
export async function getScanRequest(
  actor: Actor,
  name: RepositoryName,
  input: RequestScanInput,
): Promise<ScanRequestState> {
  const { prisma } = db();
  const { repository, role } = await repositoryFor(prisma, actor, 'repository.view_scans', name);
  const image = await resolveImage(prisma, repository.id, { ...input, usual: 'linux/amd64' });
  const [{ use }, request] = await Promise.all([
    scannerSettings(prisma),
    prisma.scanRequest.findFirst({
      where: { repositoryId: repository.id, digest: image.digest },
      orderBy: { createdAt: 'desc' },
    }),
  ]);
  const isEditor = isAllowedOnRepository(actor, 'repository.upload_scan', role, repository.visibility);
  const ahead = request?.state === 'waiting' ? await scanRequestsAhead(prisma, request) : null;
  return {
    scanner: repository.registryId === null ? 'none' : use,
    mayRequest: isEditor,
    digest: image.digest,
    platform: image.platform,
    request: request && toScanRequestView(request, { ahead, isEditor }),
  };
}
