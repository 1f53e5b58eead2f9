import { type Actor, actorName, userIdOf } from '@/lib/access/actor';
import type { AuditAction } from '@/lib/audit/actions';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import type { Language } from '@/lib/names/language';
import { shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import type { Queries } from '@/lib/platform/db';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import type { CurrentOverview } from '@/lib/repositories/current-overview';
import { noteRemoteImages } from '@/lib/repositories/note-remote-images';
import type { SavedOverview } from '@/lib/repositories/overview-schema';
import { etagOf, overviewColumns } from '@/lib/repositories/overview-text';
import { diffLines } from '@/lib/repositories/text-diff';

export type OverviewChange = {
  action: Extract<AuditAction, 'repository.save_overview' | 'repository.restore_overview'>;
  language: Language;
  text: string;
  /** Addresses of the pictures elsewhere that the text shows. */
  pictures: readonly string[];
  message?: string | undefined;
  restoredFrom?: number;
};

/** A text that no save wrote (an import, the sample, the publisher's first one) is kept before another takes its place. */
async function keepUnrecorded(queries: Queries, repository: Repository, language: Language, before: CurrentOverview) {
  if (before.revision !== null || (before.text === '' && before.latest === 0)) return before.latest;
  const number = before.latest + 1;
  const imported = repository.isSample || repository.retiredAt !== null || before.latest > 0;
  await queries.overviewRevision.create({
    data: {
      repositoryId: repository.id,
      language,
      number,
      text: before.text,
      addedLines: before.latest === 0 ? diffLines('', before.text).added : 0,
      authorName: imported ? 'import' : repository.namespace,
      createdAt: repository.updatedAt,
    },
  });
  return number;
}

/**
 * Puts a new text in the place of `before`, as a revision of its own, with the audit entry; a text that is the same
 * changes nothing. Runs in the caller's transaction, which has locked the repository and checked everything.
 */
export async function writeOverview(
  queries: Queries,
  actor: Actor,
  repository: Repository,
  before: CurrentOverview,
  { action, language, text, pictures, message, restoredFrom }: OverviewChange,
): Promise<SavedOverview> {
  const saved = { language, etag: etagOf(text), bytes: Buffer.byteLength(text) };
  if (text === before.text) return { ...saved, revision: before.revision, changed: false };
  const number = (await keepUnrecorded(queries, repository, language, before)) + 1;
  const { added, removed } = diffLines(before.text, text);
  await queries.overviewRevision.create({
    data: {
      repositoryId: repository.id,
      language,
      number,
      text,
      addedLines: added,
      removedLines: removed,
      message: message || null,
      authorId: userIdOf(actor) ?? null,
      authorName: actorName(actor),
      tokenName: actor.kind === 'token' ? actor.tokenName : null,
      restoredFrom: restoredFrom ?? null,
      createdAt: clock.now(),
    },
  });
  await queries.repository.update({
    where: { id: repository.id },
    data: { ...overviewColumns(language, text), updatedAt: clock.now() },
  });
  await noteRemoteImages(queries, pictures);
  await writeAuditEntry(queries, actor, {
    action,
    target: { kind: 'repository', id: repository.id, name: shortName(repository) },
    publisherId: repository.publisherId,
    changes: {
      language: [language, language],
      revision: [before.revision, number],
      bytes: [Buffer.byteLength(before.text), saved.bytes],
      ...(restoredFrom === undefined ? {} : { restoredFrom: [null, restoredFrom] }),
    },
  });
  return { ...saved, revision: number, changed: true };
}
