import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { OverviewOptions, RenderedOverview } from '@/lib/markdown/overview-options';
import { renderOverview } from '@/lib/markdown/render-overview';

const MAX_DOCUMENTS = 500;
const MAX_BYTES = 50_000_000;
/** A document that was too slow once may only have met a busy machine. */
const PLAIN_MILLISECONDS = 10 * 60_000;

const cache = new LRUCache<string, RenderedOverview>({
  max: MAX_DOCUMENTS,
  maxSize: MAX_BYTES,
  // Strings take up to two bytes a character in memory.
  sizeCalculation: ({ html, headings }) => 2 * (html.length + JSON.stringify(headings).length) + 1,
});
const pending = new Map<string, Promise<RenderedOverview>>();

function keyOf(markdown: string, { sourceUrl, words }: OverviewOptions, siteVersion: string): string {
  const options = JSON.stringify([sourceUrl, siteVersion, Object.entries(words).sort()]);
  return createHash('sha256').update(options).update('\0').update(markdown).digest('base64');
}

/**
 * `renderOverview`, remembered in this process for the last 500 documents or 50 MB. `siteVersion` must change when
 * `siteRepositories` would answer differently. The same document asked for twice at once is rendered once.
 */
export async function cachedOverview(
  markdown: string,
  options: OverviewOptions,
  siteVersion = '',
): Promise<RenderedOverview> {
  const key = keyOf(markdown, options, siteVersion);
  const known = cache.get(key) ?? pending.get(key);
  if (known) return known;
  const rendering = renderOverview(markdown, options).finally(() => pending.delete(key));
  pending.set(key, rendering);
  const rendered = await rendering;
  cache.set(key, rendered, rendered.plain ? { ttl: PLAIN_MILLISECONDS } : {});
  return rendered;
}
