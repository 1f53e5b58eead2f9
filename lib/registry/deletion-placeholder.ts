import { randomUUID } from 'node:crypto';
import { imageIndex } from '@/lib/registry/manifest-schema';
import { OCI_INDEX } from '@/lib/registry/media-types';

const MARK = 'plimsoll.deleted';

/** An index of nothing that no other repository or tag has: what a tag is put on so that it can be deleted alone. */
export function deletionPlaceholder(): { mediaType: string; body: Buffer } {
  const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [], annotations: { [MARK]: randomUUID() } };
  return { mediaType: OCI_INDEX, body: Buffer.from(JSON.stringify(index)) };
}

/** Whether a manifest is such a placeholder, left behind by a deletion that was killed: its tag is deleted. */
export function isDeletionPlaceholder(json: unknown): boolean {
  const index = imageIndex.safeParse(json);
  return index.success && index.data.manifests.length === 0 && index.data.annotations[MARK] !== undefined;
}
