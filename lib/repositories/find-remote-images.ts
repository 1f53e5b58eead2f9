import type { OverviewPicture } from '@/lib/markdown/overview-options';
import { cachedOverviewPictures } from '@/lib/markdown/overview-pictures';
import { assetPath } from '@/lib/names/paths';
import { db } from '@/lib/platform/db';
import { getSiteSettings } from '@/lib/platform/site-settings';
import type { PictureState } from '@/lib/repositories/overview-schema';

export type RemoteImages = {
  /** Those that this site has and may show, by their addresses. */
  shown: ReadonlyMap<string, OverviewPicture>;
  /** All of the document, in its order. */
  states: readonly PictureState[];
};

/** What this site has of the pictures elsewhere that a document shows. */
export async function findRemoteImages(markdown: string, sourceUrl: string | null): Promise<RemoteImages> {
  const addresses = cachedOverviewPictures(markdown, sourceUrl);
  if (addresses.length === 0) return { shown: new Map(), states: [] };
  const { remoteImages } = await getSiteSettings();
  const rows = await db().prisma.remoteImage.findMany({
    where: { url: { in: [...addresses] } },
    include: { asset: { select: { width: true, height: true } } },
  });
  const known = new Map(rows.map((row) => [row.url, row]));
  const shown = new Map<string, OverviewPicture>();
  const states = addresses.map((address): PictureState => {
    const row = known.get(address);
    if (remoteImages === 'block') return { address, state: 'blocked', problem: null };
    if (row?.sha256 && row.asset) {
      shown.set(address, { path: assetPath(row.sha256), ...row.asset });
      return { address, state: 'shown', problem: null };
    }
    return { address, state: row?.problem ? 'failed' : 'waiting', problem: row?.problem ?? null };
  });
  return { shown, states };
}
