import type { Actor } from '@/lib/access/actor';
import type { Language } from '@/lib/names/language';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import type { RevisionPage } from '@/lib/repositories/overview-schema';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { REVISION_FIELDS, toRevisionView } from '@/lib/repositories/revision-view';

const PAGE_SIZE = 30;

/** The revisions of an overview, newest first, for whoever may change it. @throws AppError `not_found`, `forbidden` */
export async function listRevisions(
  actor: Actor,
  name: RepositoryName,
  { language, page }: { language: Language; page: number },
): Promise<RevisionPage> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.view_revisions', name);
  const where = { repositoryId: repository.id, language };
  const [rows, total] = await Promise.all([
    prisma.overviewRevision.findMany({
      where,
      orderBy: { number: 'desc' },
      select: REVISION_FIELDS,
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    prisma.overviewRevision.count({ where }),
  ]);
  return { revisions: rows.map(toRevisionView), total, page, pageSize: PAGE_SIZE };
}
