import { setTimeout as pause } from 'node:timers/promises';
import { clock } from '@/lib/platform/clock';
import type { ManifestHead, RegistryClient } from '@/lib/registry/registry-client';

export type TagPush = { digest: string; at: Date };

/** An older push says nothing of the present: the tag may have been moved or deleted since. */
const FRESH_MS = 10_000;
const PAUSES_MS: readonly number[] = [50, 150, 300, 500];

/**
 * What a tag points to now; null where there is none. Distribution tells of a push before it sets the tag
 * (registry/handlers/manifests.go: the manifest is put, which notifies, and tagged afterwards), so that whoever asks at
 * once may see the tag as it was. After a push that was just now it is asked again until the tag is where the push put
 * it, for a second at most; then what the registry says counts.
 */
export async function headOfTag(
  client: Pick<RegistryClient, 'headManifest'>,
  path: string,
  tag: string,
  push: TagPush | undefined,
  pausesMs: readonly number[] = PAUSES_MS,
): Promise<ManifestHead | null> {
  let head = await client.headManifest(path, tag);
  if (!push || clock.now().getTime() - push.at.getTime() > FRESH_MS) return head;
  for (const milliseconds of pausesMs) {
    if (head?.digest === push.digest) break;
    await pause(milliseconds);
    head = await client.headManifest(path, tag);
  }
  return head;
}
