import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { forEachElement, stringProperty } from '@/lib/markdown/html-tree';
import { imageAddress, isAssetPath } from '@/lib/markdown/link-address';
import { markdownToHtmlTree } from '@/lib/markdown/markdown-to-html-tree';
import { hasTooManyMarks, MAX_OVERVIEW_BYTES, timeFor } from '@/lib/markdown/overview-limits';
import { TimeLimitExceeded, withinTime } from '@/lib/markdown/time-limit';

const MAY_HAVE = /!\[|<img/i;
const MOST = 200;
/** The address is a key of the database, which takes no longer ones. */
const LONGEST_ADDRESS = 2000;

/**
 * Whole addresses of the pictures elsewhere that a document shows, in its order, each once; the first 200 of them. A
 * document that is shown as its source text has none.
 */
export function overviewPictures(markdown: string, sourceUrl: string | null): readonly string[] {
  const bytes = Buffer.byteLength(markdown);
  if (!MAY_HAVE.test(markdown) || bytes > MAX_OVERVIEW_BYTES || hasTooManyMarks(markdown)) return [];
  const found = new Set<string>();
  try {
    withinTime(timeFor(bytes), () =>
      forEachElement(markdownToHtmlTree(markdown.toWellFormed().replaceAll('\0', '\uFFFD'), {}), (node) => {
        const src = node.tagName === 'img' ? stringProperty(node, 'src') : undefined;
        const address = src === undefined || isAssetPath(src) ? null : imageAddress(src, sourceUrl);
        if (address !== null && address.length <= LONGEST_ADDRESS && found.size < MOST) found.add(address);
      }),
    );
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TimeLimitExceeded)) throw error;
    return [];
  }
  return [...found];
}

const remembered = new LRUCache<string, readonly string[]>({ max: 1000 });

/** `overviewPictures`, remembered in this process for the last 1,000 documents: every look at a page asks for them. */
export function cachedOverviewPictures(markdown: string, sourceUrl: string | null): readonly string[] {
  if (!MAY_HAVE.test(markdown)) return [];
  const key = createHash('sha256')
    .update(`${sourceUrl ?? ''}\0`)
    .update(markdown)
    .digest('base64');
  const known = remembered.get(key) ?? overviewPictures(markdown, sourceUrl);
  remembered.set(key, known);
  return known;
}
