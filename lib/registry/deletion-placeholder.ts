import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { imageIndex } from '@/lib/registry/manifest-schema';
import { OCI_INDEX } from '@/lib/registry/media-types';

const MARK = 'plimsoll.deleted';

const seal = (key: Buffer, path: string, id: string): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify([path, id]))
    .digest();

/**
 * An index of nothing that no other repository or tag has: what a tag is put on so that it can be deleted alone. It is
 * sealed, since whoever may only push must not delete a tag by pushing such an index.
 * @param key of this site alone
 */
export function deletionPlaceholder(key: Buffer, path: string): { mediaType: string; body: Buffer } {
  const id = randomUUID();
  const annotations = { [MARK]: `${id}.${seal(key, path, id).toString('base64url')}` };
  const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [], annotations };
  return { mediaType: OCI_INDEX, body: Buffer.from(JSON.stringify(index)) };
}

/** Whether a manifest is such a placeholder of ours, left behind by a deletion that was killed: its tag is deleted. */
export function isDeletionPlaceholder(key: Buffer, path: string, json: unknown): boolean {
  const index = imageIndex.safeParse(json);
  if (!index.success || index.data.manifests.length > 0) return false;
  const [id = '', sealed = ''] = index.data.annotations[MARK]?.split('.') ?? [];
  const [given, ours] = [Buffer.from(sealed, 'base64url'), seal(key, path, id)];
  return given.length === ours.length && timingSafeEqual(given, ours);
}
