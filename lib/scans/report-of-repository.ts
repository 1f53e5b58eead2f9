import { isUuid } from '@/lib/names/uuid';
import type { Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { ScanReport } from '@/lib/platform/generated/prisma/client';

/** A report of a repository, by its id. @throws AppError `not_found`, for those of other repositories too */
export async function reportOfRepository(queries: Queries, repositoryId: string, id: string): Promise<ScanReport> {
  const row = isUuid(id) ? await queries.scanReport.findUnique({ where: { id, repositoryId } }) : null;
  if (!row) throw new AppError('not_found', 'There is no such scan report in this repository.');
  return row;
}
