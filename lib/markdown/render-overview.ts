import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { highlightCode } from '@/lib/markdown/code-blocks';
import { frameTables, linkHeadings } from '@/lib/markdown/frames';
import { markHiddenCharacters, spellHidden } from '@/lib/markdown/hidden-characters';
import { element, type HtmlRoot, text } from '@/lib/markdown/html-tree';
import { rewriteLinksAndImages } from '@/lib/markdown/links-and-images';
import { markdownToHtmlTree } from '@/lib/markdown/markdown-to-html-tree';
import { hasTooManyMarks, MAX_OVERVIEW_BYTES, timeFor } from '@/lib/markdown/overview-limits';
import type { OverviewHeading, OverviewOptions, RenderedOverview } from '@/lib/markdown/overview-options';
import { assignSectionIds } from '@/lib/markdown/section-ids';
import { TimeLimitExceeded, withinTime } from '@/lib/markdown/time-limit';

/** Ten times the longest source: only documents of nothing but markup grow beyond it. */
const MAX_HTML_CHARACTERS = 10_000_000;

export class OverviewTooLong extends Error {}

const stringify = unified().use(rehypeStringify).freeze();

function format(markdown: string, options: OverviewOptions): { tree: HtmlRoot; headings: OverviewHeading[] } {
  const tree = markdownToHtmlTree(markdown, options.words);
  const { headings, idOf } = assignSectionIds(tree);
  const siteRepositories = options.siteRepositories ?? ((path: string) => path);
  const context = {
    sourceUrl: options.sourceUrl,
    siteRepositories,
    idOf,
    pictures: options.pictures ?? (() => null),
  };
  rewriteLinksAndImages(tree, context, options.words.image);
  linkHeadings(tree, headings, options.words.linkToSection);
  frameTables(tree, options.words);
  return { tree, headings };
}

/** Running out of stack or of time: the document is at fault, not the program. */
const isTooComplex = (error: unknown): boolean => error instanceof RangeError || error instanceof TimeLimitExceeded;

function toHtml(tree: HtmlRoot): string {
  markHiddenCharacters(tree);
  const html = stringify.stringify(tree);
  if (html.length > MAX_HTML_CHARACTERS) throw new RangeError('The HTML is many times longer than its source.');
  return html;
}

function plain(markdown: string): RenderedOverview {
  // HTML parsers drop a line end right after `<pre>`.
  const source = spellHidden(markdown.replace(/\r\n?/g, '\n').replace(/^\n+/, ''));
  const block = element('pre', { className: ['overview-plain'], tabIndex: 0 }, [text(source)]);
  return { html: stringify.stringify({ type: 'root', children: [block] }), headings: [], plain: true };
}

/**
 * Renders an author's Markdown (CommonMark, GitHub's extensions, some raw HTML) as HTML that is safe to put on a page
 * as it is: allow-listed elements only, no scripts, no styles, no author's classes, ids that begin with `overview-`,
 * and nothing that a browser would load from another place than `/assets/`. Headings begin at level 2.
 * A document that is too deep or too slow to format is shown as its source text. Throws OverviewTooLong over 1 MB.
 * @param timeMs how long each of its two steps may take
 */
export async function renderOverview(
  markdown: string,
  options: OverviewOptions,
  timeMs = timeFor(Buffer.byteLength(markdown)),
): Promise<RenderedOverview> {
  const bytes = Buffer.byteLength(markdown);
  if (bytes > MAX_OVERVIEW_BYTES)
    throw new OverviewTooLong(
      `The overview has ${bytes} bytes; at most ${MAX_OVERVIEW_BYTES} are allowed. Shorten it or link to a longer text.`,
    );
  const source = markdown.toWellFormed().replaceAll('\0', '\uFFFD');
  if (hasTooManyMarks(source)) return plain(source);
  try {
    const { tree, headings } = withinTime(timeMs, () => format(source, options));
    await highlightCode(tree, options.words.copy);
    return { html: withinTime(timeMs, () => toHtml(tree)), headings, plain: false };
  } catch (error) {
    if (!isTooComplex(error)) throw error;
    return plain(source);
  }
}
