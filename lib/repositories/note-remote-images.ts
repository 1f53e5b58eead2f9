import { overviewPictures } from '@/lib/markdown/overview-pictures';
import { clock } from '@/lib/platform/clock';
import type { Queries } from '@/lib/platform/db';

/**
 * Remembers pictures elsewhere by their addresses, for the job that fetches them. Those that are known stay as they are;
 * those given up an hour ago or more are tried again, as their editor may have mended them.
 */
export async function noteRemoteImages(queries: Queries, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await queries.remoteImage.createMany({ data: addresses.map((url) => ({ url })), skipDuplicates: true });
  await queries.remoteImage.updateMany({
    where: { url: { in: [...addresses] }, sha256: null, attempts: { gte: 3 }, retryAt: { lte: clock.now() } },
    data: { attempts: 0, retryAt: null },
  });
}

/** The same for all that a repository's texts show: to be called when its source address changes or it is imported. */
export async function noteRemoteImagesOf(
  queries: Queries,
  { overview, overviewZh, sourceUrl }: { overview: string; overviewZh?: string | null; sourceUrl: string | null },
): Promise<void> {
  const texts = [overview, overviewZh ?? ''];
  await noteRemoteImages(queries, [...new Set(texts.flatMap((text) => overviewPictures(text, sourceUrl)))]);
}
