import { isUuid } from '@/lib/names/uuid';
import type { Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { ScanReport } from '@/lib/platform/generated/prisma/client';

/**
 * A report that counts in a repository: uploaded there, or made by our own scanner of an image that it has.
 * @throws AppError `not_found`
 */
export async function findReport(queries: Queries, repositoryId: string, id: string): Promise<ScanReport> {
  const report = isUuid(id) ? await queries.scanReport.findUnique({ where: { id } }) : null;
  const isOwn = report?.repositoryId === repositoryId;
  const isOfItsImage =
    report?.repositoryId === null &&
    (await queries.repositoryManifest.count({ where: { repositoryId, digest: report.digest } })) > 0;
  if (!report || !(isOwn || isOfItsImage)) throw new AppError('not_found', 'There is no such scan report here.');
  return report;
}
