import type { Actor } from '@/lib/access/actor';
import { overviewPictures } from '@/lib/markdown/overview-pictures';
import type { Language } from '@/lib/names/language';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db, inTransaction } from '@/lib/platform/db';
import { currentOverview } from '@/lib/repositories/current-overview';
import type { SavedOverview } from '@/lib/repositories/overview-schema';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { requireOwnOverview } from '@/lib/repositories/require-own-overview';
import { requireRevision } from '@/lib/repositories/require-revision';
import { writeOverview } from '@/lib/repositories/write-overview';

/**
 * Makes an old text the overview again, as a new revision: what was written since stays in the list.
 * @throws AppError `not_found`, also for a revision that is not there; `forbidden`; `conflict` as saving
 */
export async function restoreRevision(
  actor: Actor,
  name: RepositoryName,
  { language, number }: { language: Language; number: number },
): Promise<SavedOverview> {
  const { repository: seen } = await repositoryFor(db().prisma, actor, 'repository.describe', name);
  const { text } = await requireRevision(db().prisma, seen.id, language, number);
  const pictures = overviewPictures(text, seen.sourceUrl);
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.describe', name);
    await requireOwnOverview(queries, repository.id);
    const before = await currentOverview(queries, repository, language);
    return writeOverview(queries, actor, repository, before, {
      action: 'repository.restore_overview',
      language,
      text,
      pictures,
      restoredFrom: number,
    });
  });
}
