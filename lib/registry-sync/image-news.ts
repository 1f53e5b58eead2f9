import { isManifestType } from '@/lib/registry/media-types';
import type { RegistryEvent } from '@/lib/registry/notification';
import type { TagMovement } from '@/lib/registry-sync/tag-movements';

export type PushedDigest = { digest: string; tag: string | null; at: Date; by: string | null };

/** What a number of events of one repository make necessary to look at, and what they say of the past. */
export type ImageNews = {
  /** Tags that may point elsewhere now */
  tags: readonly string[];
  pushed: readonly PushedDigest[];
  /** Digests that may be gone */
  deleted: readonly string[];
  movements: readonly TagMovement[];
};

const isImagePush = ({ action, target }: RegistryEvent): boolean =>
  action === 'push' && target.digest !== null && target.mediaType !== null && isManifestType(target.mediaType);

/** Reads events as hints: nothing of what they say of the present is taken for true, it is only looked up. */
export function imageNews(events: readonly RegistryEvent[]): ImageNews {
  const tags = new Set<string>();
  const pushed: PushedDigest[] = [];
  const deleted = new Set<string>();
  const movements: TagMovement[] = [];
  for (const event of events) {
    const { target, actor } = event;
    const isPush = isImagePush(event);
    if (!isPush && event.action !== 'delete') continue;
    const common = { at: new Date(event.timestamp), by: actor.name };
    if (isPush && target.digest) pushed.push({ digest: target.digest, tag: target.tag, ...common });
    if (!isPush && target.digest && !target.tag) deleted.add(target.digest);
    if (target.tag === null) continue;
    tags.add(target.tag);
    movements.push({ tag: target.tag, digest: isPush ? target.digest : null, eventId: event.id, ...common });
  }
  return { tags: [...tags], pushed, deleted: [...deleted], movements };
}
