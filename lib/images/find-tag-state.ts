import type { TagDetails } from '@/lib/images/schema';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { Tag } from '@/lib/platform/generated/prisma/client';

export type TagState = {
  /** Null for a tag whose first image could not be taken in */
  tag: Tag | null;
  problem: TagDetails['problem'];
};

/** Why the image of a notification was not taken in, where that is still known. */
async function reasonOf(eventId: string | null): Promise<string | null> {
  if (eventId === null) return null;
  const event = await db().prisma.registryEvent.findUnique({ where: { id: eventId }, select: { problem: true } });
  return event?.problem ?? null;
}

/**
 * A tag as the catalogue has it, and whether the registry has moved on to what could not be taken in.
 * @throws AppError `not_found` when neither the catalogue nor, as far as it was told, the registry has it
 */
export async function findTagState(repositoryId: string, name: string): Promise<TagState> {
  const { prisma } = db();
  const [tag, latest] = await Promise.all([
    prisma.tag.findUnique({ where: { repositoryId_name: { repositoryId, name } } }),
    prisma.tagHistory.findFirst({
      where: { repositoryId, tag: name },
      orderBy: [{ from: 'desc' }, { eventId: 'desc' }, { id: 'desc' }],
    }),
  ]);
  const digest = latest?.digest ?? null;
  const isBehind = latest !== null && digest !== null && digest !== (tag?.digest ?? null);
  const reason = isBehind ? await reasonOf(latest.eventId) : null;
  // Without a reason, what is not in the catalogue was deleted before it could be looked at.
  if (!tag && reason === null) throw new AppError('not_found', `There is no tag “${name}”.`);
  return { tag, problem: isBehind ? { digest, since: latest.from.toISOString(), reason } : null };
}
