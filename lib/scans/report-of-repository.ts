import { isUuid } from '@/lib/names/uuid';
import type { Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { ScanReport } from '@/lib/platform/generated/prisma/client';

/**
 * A report that counts in a repository: one uploaded there, or one by our own scanner of an image that it has.
 * @throws AppError `not_found`
 */
export async function reportOfRepository(queries: Queries, repositoryId: string, id: string): Promise<ScanReport> {
  const row = isUuid(id) ? await queries.scanReport.findUnique({ where: { id } }) : null;
  const isOurs =
    row?.repositoryId === repositoryId ||
    (row?.repositoryId === null &&
      (await queries.repositoryManifest.findUnique({
        where: { repositoryId_digest: { repositoryId, digest: row.digest } },
      })) !== null);
  if (!row || !isOurs) throw new AppError('not_found', 'There is no such scan report in this repository.');
  return row;
}
