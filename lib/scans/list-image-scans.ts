import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { latestReports } from '@/lib/scans/latest-reports';
import type { UploadedScan } from '@/lib/scans/schema';
import { toScanView } from '@/lib/scans/view';

/**
 * The newest report of each of a repository's images, by digest, without its findings; for who signed in. An image
 * that was not scanned is not there.
 * @throws AppError `unauthenticated` for nobody, `not_found` for what may not be seen
 */
export async function listImageScans(
  actor: Actor,
  name: RepositoryName,
  digests: readonly string[],
): Promise<ReadonlyMap<string, UploadedScan>> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.view_scans', name);
  const reports = await latestReports(prisma, repository.id, digests);
  return new Map([...reports].map(([digest, row]) => [digest, toScanView(row)]));
}
