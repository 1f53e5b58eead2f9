import type { Actor } from '@/lib/access/actor';
import { findMentionedRepositories } from '@/lib/catalogue/find-mentioned-repositories';
import { cachedOverview } from '@/lib/markdown/cached-overview';
import type { OverviewWords, RenderedOverview } from '@/lib/markdown/overview-options';
import { renderOverview } from '@/lib/markdown/render-overview';
import { findRemoteImages } from '@/lib/repositories/find-remote-images';
import type { PictureState } from '@/lib/repositories/overview-schema';

type Overview = { markdown: string; sourceUrl: string | null; words: OverviewWords };

/**
 * A document as its reader gets it: links to repositories that are here and may be seen stay on this site, and pictures
 * elsewhere that this site has are shown. A preview is the same, but not remembered.
 * @throws OverviewTooLong over 1 MB
 */
export async function renderOverviewFor(
  actor: Actor,
  { markdown, sourceUrl, words }: Overview,
  { remember = true }: { remember?: boolean } = {},
): Promise<RenderedOverview & { pictures: readonly PictureState[] }> {
  const [here, { shown, states }] = await Promise.all([
    findMentionedRepositories(actor, markdown),
    findRemoteImages(markdown, sourceUrl),
  ]);
  const options = {
    sourceUrl,
    siteRepositories: (path: string) => (here.has(path) ? path : null),
    pictures: (address: string) => shown.get(address) ?? null,
    words,
  };
  const siteVersion = JSON.stringify([[...here].sort(), [...shown].map(([address, { path }]) => [address, path])]);
  const rendered = await (remember
    ? cachedOverview(markdown, options, siteVersion)
    : renderOverview(markdown, options));
  return { ...rendered, pictures: states };
}
