import { createHash } from 'node:crypto';
import type { Queries } from '@/lib/platform/db';
import type { ReencodedImage } from '@/lib/platform/image-file';

/** Keeps a picture drawn anew under the digest of its bytes. @returns the digest, sha256 in hex */
export async function storeAsset(
  queries: Queries,
  { bytes, mediaType, width, height }: ReencodedImage,
): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await queries.asset.createMany({ data: { sha256, mediaType, width, height, bytes }, skipDuplicates: true });
  return sha256;
}

/** Forgets a picture unless something still shows it. */
export async function dropUnusedAsset(queries: Queries, sha256: string | null): Promise<void> {
  if (sha256 === null) return;
  const unused = {
    repositories: { none: {} },
    publishers: { none: {} },
    usedIn: { none: {} },
    fetchedFrom: { none: {} },
  };
  await queries.asset.deleteMany({ where: { sha256, ...unused } });
}
