import type { Actor } from '@/lib/access/actor';
import type { Language } from '@/lib/names/language';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { repositoryNotFound } from '@/lib/platform/errors';
import { currentOverview } from '@/lib/repositories/current-overview';
import { visibleTo } from '@/lib/repositories/policy';

export type OverviewText = { text: string; etag: string; revision: number | null };

/** The Markdown of an overview in a language, '' where there is none: for everybody who may see the repository. @throws AppError `not_found` */
export async function getOverview(
  actor: Actor,
  { namespace, name }: RepositoryName,
  language: Language,
): Promise<OverviewText> {
  const { prisma } = db();
  const repository = await prisma.repository.findFirst({
    where: { AND: [{ namespace, name }, visibleTo(actor)] },
    select: { id: true, overview: true, overviewZh: true },
  });
  if (!repository) throw repositoryNotFound(shortName({ namespace, name }));
  const { text, etag, revision } = await currentOverview(prisma, repository, language);
  return { text, etag, revision };
}
