import type { Actor } from '@/lib/access/actor';
import { overviewPictures } from '@/lib/markdown/overview-pictures';
import type { Language } from '@/lib/names/language';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db, inTransaction } from '@/lib/platform/db';
import { AppError, invalidParameters } from '@/lib/platform/errors';
import { type CurrentOverview, currentOverview } from '@/lib/repositories/current-overview';
import type { SavedOverview } from '@/lib/repositories/overview-schema';
import { matchesEtag, storableOverview } from '@/lib/repositories/overview-text';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { requireOwnOverview } from '@/lib/repositories/require-own-overview';
import { writeOverview } from '@/lib/repositories/write-overview';

export type OverviewInput = {
  language: Language;
  /** Markdown, at most 1,000,000 bytes */
  text: string;
  /** Entity tags of the text that this one was made from, or `*`. Only programs may leave it out. */
  ifMatch?: string | undefined;
  message?: string | undefined;
};

/** Nobody who edits in a browser may overwrite what they have not seen; a build that publishes a README may. */
function requireTag(actor: Actor, ifMatch: string | undefined): void {
  if (actor.kind === 'user' && ifMatch === undefined)
    throw invalidParameters([
      { name: 'If-Match', reason: 'Send the ETag of the text you changed, or “*” to overwrite whatever is there.' },
    ]);
}

function requireUnchanged({ text, etag, revision }: CurrentOverview, ifMatch: string | undefined): void {
  if (ifMatch === undefined || matchesEtag(ifMatch, etag)) return;
  throw new AppError('conflict', 'Somebody else has changed the overview meanwhile. Merge your text with theirs.', {
    currentEtag: etag,
    currentRevision: revision,
    currentText: text,
  });
}

/**
 * Saves the overview as a new revision, for whoever may describe the repository. Of two saves made from the same text,
 * the second is refused, and gets the first one's text to merge with.
 * @throws AppError `not_found`, `forbidden`, `too_large`, `invalid`, or `conflict` (archived, imported, or with
 *   `currentEtag`, `currentRevision` and `currentText`)
 */
export async function saveOverview(actor: Actor, name: RepositoryName, input: OverviewInput): Promise<SavedOverview> {
  const { repository: seen } = await repositoryFor(db().prisma, actor, 'repository.describe', name);
  requireTag(actor, input.ifMatch);
  const text = storableOverview(input.text);
  // Takes as long as formatting: not while the row is locked.
  const pictures = overviewPictures(text, seen.sourceUrl);
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.describe', name);
    await requireOwnOverview(queries, repository.id);
    const before = await currentOverview(queries, repository, input.language);
    requireUnchanged(before, input.ifMatch);
    const { language, message } = input;
    return writeOverview(queries, actor, repository, before, {
      action: 'repository.save_overview',
      language,
      text,
      pictures,
      message,
    });
  });
}
