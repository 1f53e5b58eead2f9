import type { Actor } from '@/lib/access/actor';
import { renderOverviewFor } from '@/lib/catalogue/render-overview-for';
import type { OverviewWords } from '@/lib/markdown/overview-options';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import type { OverviewPreview } from '@/lib/repositories/overview-schema';
import { storableOverview } from '@/lib/repositories/overview-text';
import { repositoryFor } from '@/lib/repositories/repository-for';

/** A text as the public page would show it, for whoever may save it there. @throws AppError `not_found`, `forbidden`, `too_large` */
export async function previewOverview(
  actor: Actor,
  name: RepositoryName,
  { text, words }: { text: string; words: OverviewWords },
): Promise<OverviewPreview> {
  const { repository } = await repositoryFor(db().prisma, actor, 'repository.describe', name);
  const overview = { markdown: storableOverview(text), sourceUrl: repository.sourceUrl, words };
  const { html, plain, pictures } = await renderOverviewFor(actor, overview, { remember: false });
  return { html, plain, pictures: [...pictures] };
}
