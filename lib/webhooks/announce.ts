import { repositoryPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { Queries } from '@/lib/platform/db';
import { environment } from '@/lib/platform/env';
import type { WebhookEvent, WebhookPayload } from '@/lib/webhooks/schema';
import { type Announcement, writeAnnouncements } from '@/lib/webhooks/write-announcements';

/** Something that happened to a tag, for the first time told. */
export type Happening = Omit<WebhookPayload, 'event' | 'createdAt' | 'repository'> & { tag: string; at: Date };

type Told = RepositoryName & { id: string };

/** A push that takes a tag from another image is two events: who only waits for surprises need not hear of every push. */
function eventsOf({ digest, previousDigest }: Happening): readonly WebhookEvent[] {
  if (digest === null) return ['delete'];
  return previousDigest !== null && previousDigest !== digest ? ['push', 'tag_moved'] : ['push'];
}

export const toldRepository = ({ namespace, name }: RepositoryName, pull: string | null) => ({
  namespace,
  name,
  url: environment().publicUrl + repositoryPath({ namespace, name }),
  pull,
});

/**
 * Writes one message for each webhook of a repository that waits for what happened, in the caller's transaction: what is
 * stored is announced, and nothing else. That nothing is announced twice is the caller's part.
 * @param pull what the repository is pulled by
 */
export async function announce(
  queries: Queries,
  repository: Told,
  pull: string | null,
  happenings: readonly Happening[],
): Promise<void> {
  if (happenings.length === 0) return;
  const told = toldRepository(repository, pull);
  const announcements = happenings.flatMap((happening): Announcement[] => {
    const { at, ...facts } = happening;
    return eventsOf(happening).map((event) => ({ event, createdAt: at.toISOString(), repository: told, ...facts }));
  });
  await writeAnnouncements(queries, repository.id, announcements);
}
