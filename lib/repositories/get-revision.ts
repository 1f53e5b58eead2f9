import type { Actor } from '@/lib/access/actor';
import type { Language } from '@/lib/names/language';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import type { RevisionDetails } from '@/lib/repositories/overview-schema';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { requireRevision } from '@/lib/repositories/require-revision';
import { toRevisionView } from '@/lib/repositories/revision-view';
import { diffLines } from '@/lib/repositories/text-diff';

/** One revision, compared with the one before it, for whoever may change the overview. @throws AppError `not_found`, `forbidden` */
export async function getRevision(
  actor: Actor,
  name: RepositoryName,
  { language, number }: { language: Language; number: number },
): Promise<RevisionDetails> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.view_revisions', name);
  const where = { repositoryId: repository.id, language };
  const revision = await requireRevision(prisma, repository.id, language, number);
  const [previous, latest] = await Promise.all([
    prisma.overviewRevision.findFirst({
      where: { ...where, number: { lt: number } },
      orderBy: { number: 'desc' },
      select: { number: true, text: true },
    }),
    prisma.overviewRevision.findFirst({ where, orderBy: { number: 'desc' }, select: { number: true } }),
  ]);
  return {
    ...toRevisionView(revision),
    text: revision.text,
    previous: previous?.number ?? null,
    latest: latest?.number ?? number,
    diff: diffLines(previous?.text ?? '', revision.text),
  };
}
