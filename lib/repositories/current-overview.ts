import type { Language } from '@/lib/names/language';
import type { Queries } from '@/lib/platform/db';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import { etagOf, overviewIn } from '@/lib/repositories/overview-text';

export type CurrentOverview = {
  text: string;
  etag: string;
  /** Null while the text was never changed here, and when something else than a save (an import) wrote it. */
  revision: number | null;
  /** The newest revision, whatever text it holds; 0 where there is none */
  latest: number;
};

/** The text of a repository in a language, and the revision that holds it. */
export async function currentOverview(
  queries: Queries,
  repository: Pick<Repository, 'id' | 'overview' | 'overviewZh'>,
  language: Language,
): Promise<CurrentOverview> {
  const text = overviewIn(repository, language);
  const latest = await queries.overviewRevision.findFirst({
    where: { repositoryId: repository.id, language },
    orderBy: { number: 'desc' },
    select: { number: true, text: true },
  });
  return {
    text,
    etag: etagOf(text),
    revision: latest?.text === text ? latest.number : null,
    latest: latest?.number ?? 0,
  };
}
