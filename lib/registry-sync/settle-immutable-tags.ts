import { systemActor } from '@/lib/access/actor';
import { OWN_SUBJECT } from '@/lib/names/own-subject';
import { clock } from '@/lib/platform/clock';
import { db, type Queries } from '@/lib/platform/db';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { type RegistryProblem, registryProblemOf } from '@/lib/registry/registry-failure';
import { immutableTagState } from '@/lib/registry-sync/immutable-tag-state';
import type { Findings } from '@/lib/registry-sync/look-up-images';
import type { TagMovement } from '@/lib/registry-sync/tag-movements';
import { isImmutable } from '@/lib/repositories/immutable-tags';
import { pathInRegistry } from '@/lib/repositories/registry-path';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/** What came of a push that took an immutable tag off its image. */
export type PutBack = {
  tag: string;
  pushed: { digest: string; at: Date };
  kept: string;
  at: Date;
  /** False: the image it had is gone, so that nothing can be put back */
  done: boolean;
};

const EVER = new Date(0);
/** They say that the image is not there any more, or not whole; anything else may pass. */
const GONE: readonly RegistryProblem[] = ['not-found', 'garbage', 'wrong-digest', 'too-large', 'unsupported'];

/** What is known of tags since a time, with the state they were in at that time, in order. */
async function historyOf(repositoryId: string, tags: readonly string[], since: Date): Promise<TagMovement[]> {
  const rows = await db().prisma.tagHistory.findMany({
    where: { repositoryId, tag: { in: [...tags] }, OR: [{ until: null }, { until: { gte: since } }] },
  });
  return rows.map(({ tag, digest, from, by, eventId }) => ({ tag, digest, at: from, by, eventId }));
}

const inOrder = (a: TagMovement, b: TagMovement): number =>
  a.at.getTime() - b.at.getTime() || (a.eventId ?? '').localeCompare(b.eventId ?? '');

/** Sets a tag to the image that it had. @returns whether that was possible @throws AppError when it may be later */
async function putBack(client: RegistryClient, path: string, tag: string, kept: string, findings: Findings) {
  try {
    const { bytes, mediaType, size } = await client.getManifest(path, kept);
    await client.putManifest(path, tag, mediaType, bytes);
    findings.tags.set(tag, { digest: kept, mediaType, size });
    findings.present.set(kept, true);
    return true;
  } catch (error) {
    const problem = registryProblemOf(error);
    if (problem && GONE.includes(problem)) return false;
    throw error;
  }
}

/**
 * Puts immutable tags back that were pushed to another image past the refusal, in the registry and in `findings`, which
 * says what was done. It follows from the history alone: done again after a kill, it ends in the same state.
 * @param movements what is to be written to the history besides
 * @throws AppError of the registry client when the registry cannot be used now
 */
export async function settleImmutableTags(
  client: RegistryClient,
  repository: Repository,
  findings: Findings,
  movements: readonly TagMovement[],
): Promise<void> {
  if (repository.immutableTags === 'none') return;
  const tags = [...findings.tags].flatMap(([tag, head]) => (head && isImmutable(repository, tag) ? [tag] : []));
  if (tags.length === 0) return;
  const since = repository.immutableSince ?? EVER;
  const known = [...(await historyOf(repository.id, tags, since)), ...movements].sort(inOrder);
  for (const tag of tags) {
    const own = known.filter((movement) => movement.tag === tag);
    const { kept, violation } = immutableTagState(own, since, OWN_SUBJECT);
    if (kept === null || !violation?.digest) continue;
    // Killed after it was put back, before that was written: it is only written now.
    const isBack = findings.tags.get(tag)?.digest === kept;
    const done = isBack || (await putBack(client, pathInRegistry(repository), tag, kept, findings));
    const pushed = { digest: violation.digest, at: violation.at };
    findings.putBacks.push({ tag, pushed, kept, at: clock.now(), done });
  }
}

const MILLISECOND = 1;

/**
 * The history of what was put back. An image that is gone took its tag with it, before the other one was pushed: that
 * one stands then.
 */
export const putBackMovements = (putBacks: readonly PutBack[]): TagMovement[] =>
  putBacks.map(({ tag, kept, pushed, at, done }) =>
    done
      ? { tag, digest: kept, at, by: OWN_SUBJECT, eventId: null }
      : { tag, digest: null, at: new Date(pushed.at.getTime() - MILLISECOND), by: null, eventId: null },
  );

/** Tells the repository's owners, by the audit log. */
export async function writePutBackEntries(
  queries: Queries,
  repository: Repository,
  putBacks: readonly PutBack[],
): Promise<void> {
  for (const { tag, pushed, kept, done } of putBacks) {
    const action = done ? 'repository.put_tag_back' : 'repository.fail_to_put_tag_back';
    await writeRepositoryEntry(queries, systemActor('registry'), action, repository, { [tag]: [pushed.digest, kept] });
  }
}
