import { createHash } from 'node:crypto';
import type { Queries } from '@/lib/platform/db';
import type { ReencodedImage } from '@/lib/platform/image-file';

/** Keeps a redrawn picture under the digest of its bytes. @returns the digest, sha256 in hex */
export async function storeImage(
  queries: Queries,
  { bytes, mediaType, width, height }: ReencodedImage,
): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await queries.asset.createMany({ data: { sha256, mediaType, width, height, bytes }, skipDuplicates: true });
  return sha256;
}
