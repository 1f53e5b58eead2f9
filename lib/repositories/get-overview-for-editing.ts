import type { Actor } from '@/lib/access/actor';
import type { Language } from '@/lib/names/language';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { currentOverview } from '@/lib/repositories/current-overview';
import type { OverviewText } from '@/lib/repositories/get-overview';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { findOverviewOrigin, type OverviewOrigin } from '@/lib/repositories/require-own-overview';

export type EditableOverview = {
  texts: Readonly<Record<Language, OverviewText>>;
  /** Why it cannot be changed now, if so. */
  archived: boolean;
  origin: OverviewOrigin | null;
  sourceUrl: string | null;
};

/** What the editor begins with, for whoever may change the overview when nothing is in the way. @throws AppError `not_found`, `unauthenticated`, `forbidden` */
export async function getOverviewForEditing(actor: Actor, name: RepositoryName): Promise<EditableOverview> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.view_revisions', name);
  const text = async (language: Language): Promise<OverviewText> => {
    const { text, etag, revision } = await currentOverview(prisma, repository, language);
    return { text, etag, revision };
  };
  const [en, zh, origin] = await Promise.all([text('en'), text('zh-CN'), findOverviewOrigin(prisma, repository.id)]);
  const { archivedAt, sourceUrl } = repository;
  return { texts: { en, 'zh-CN': zh }, archived: archivedAt !== null, origin, sourceUrl };
}
