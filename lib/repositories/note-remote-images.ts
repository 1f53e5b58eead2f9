import { overviewPictures } from '@/lib/markdown/overview-pictures';
import type { Queries } from '@/lib/platform/db';

/** Remembers pictures elsewhere by their addresses, for the job that fetches them; those that are known stay as they are. */
export async function noteRemoteImages(queries: Queries, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await queries.remoteImage.createMany({ data: addresses.map((url) => ({ url })), skipDuplicates: true });
}

/** The same for all that a repository's texts show: to be called when its source address changes or it is imported. */
export async function noteRemoteImagesOf(
  queries: Queries,
  { overview, overviewZh, sourceUrl }: { overview: string; overviewZh?: string | null; sourceUrl: string | null },
): Promise<void> {
  const texts = [overview, overviewZh ?? ''];
  await noteRemoteImages(queries, [...new Set(texts.flatMap((text) => overviewPictures(text, sourceUrl)))]);
}
