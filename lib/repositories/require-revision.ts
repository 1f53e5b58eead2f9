import type { Language } from '@/lib/names/language';
import type { Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { OverviewRevision } from '@/lib/platform/generated/prisma/client';

/** A revision by its number. Who may see it is the caller's to check. @throws AppError `not_found` */
export async function requireRevision(
  queries: Queries,
  repositoryId: string,
  language: Language,
  number: number,
): Promise<OverviewRevision> {
  const revision = await queries.overviewRevision.findUnique({
    where: { repositoryId_language_number: { repositoryId, language, number } },
  });
  if (!revision) throw new AppError('not_found', `There is no revision ${number} of this overview.`, { number });
  return revision;
}
