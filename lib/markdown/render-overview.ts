import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { highlightCode } from '@/lib/markdown/code-blocks';
import { frameTables, linkHeadings } from '@/lib/markdown/frames';
import { ENGLISH_ALERTS, markAlerts } from '@/lib/markdown/github-alerts';
import { markHiddenCharacters, spellHidden } from '@/lib/markdown/hidden-characters';
import { HTML_POLICY } from '@/lib/markdown/html-policy';
import { element, type HtmlRoot, text } from '@/lib/markdown/html-tree';
import { rewriteLinksAndImages } from '@/lib/markdown/links-and-images';
import type { OverviewHeading, OverviewOptions, RenderedOverview } from '@/lib/markdown/overview-options';
import { parseMarkdown } from '@/lib/markdown/parse-markdown';
import { tameRawHtml } from '@/lib/markdown/raw-html';
import { assignSectionIds, ID_PREFIX } from '@/lib/markdown/section-ids';
import { TimeLimitExceeded, withinTime } from '@/lib/markdown/time-limit';

/** The longest overview, in bytes of UTF-8. */
export const MAX_OVERVIEW_BYTES = 1_000_000;
/** Usual text takes about 2 ms a kilobyte; a busy machine gets more than twice that, and a short document a start. */
const timeFor = (bytes: number): number => Math.round(1500 + bytes / 250);
/**
 * The parser keeps up to some kilobytes for each mark. Real overviews have 45,000 to 90,000 marks a megabyte, so this
 * many only come up in documents made to exhaust memory, or in tables of tens of thousands of rows.
 */
const MAX_MARKS = 150_000;
const MARKS = /[\n|*_[\]`<>~!&:]/g;

/** Ten times the longest source: only documents of nothing but markup grow beyond it. */
const MAX_HTML_CHARACTERS = 10_000_000;

export class OverviewTooLong extends Error {}

function hasTooManyMarks(markdown: string): boolean {
  let marks = 0;
  for (const _ of markdown.matchAll(MARKS)) if (++marks > MAX_MARKS) return true;
  return false;
}

const stringify = unified().use(rehypeStringify).freeze();

function toHtmlTree(markdown: string, { words }: OverviewOptions): HtmlRoot {
  const tree = parseMarkdown(markdown);
  if (markdown.includes('[!')) markAlerts(tree, words.alerts ?? ENGLISH_ALERTS);
  const htmlTree = unified()
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: ID_PREFIX,
      footnoteLabel: words.footnotes ?? 'Footnotes',
      footnoteBackLabel: (note) => `${words.backToText ?? 'Back to the text'} (${note + 1})`,
    })
    .runSync(tree);
  tameRawHtml(htmlTree);
  return unified().use(rehypeRaw).use(rehypeSanitize, HTML_POLICY).runSync(htmlTree);
}

function format(markdown: string, options: OverviewOptions): { tree: HtmlRoot; headings: OverviewHeading[] } {
  const tree = toHtmlTree(markdown, options);
  const { headings, idOf } = assignSectionIds(tree);
  const siteRepositories = options.siteRepositories ?? ((path: string) => path);
  rewriteLinksAndImages(tree, { sourceUrl: options.sourceUrl, siteRepositories, idOf }, options.words.image);
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
 */
export async function renderOverview(markdown: string, options: OverviewOptions): Promise<RenderedOverview> {
  const bytes = Buffer.byteLength(markdown);
  if (bytes > MAX_OVERVIEW_BYTES)
    throw new OverviewTooLong(
      `The overview has ${bytes} bytes; at most ${MAX_OVERVIEW_BYTES} are allowed. Shorten it or link to a longer text.`,
    );
  const source = markdown.toWellFormed().replaceAll('\0', '\uFFFD');
  if (hasTooManyMarks(source)) return plain(source);
  const limit = timeFor(bytes);
  try {
    const { tree, headings } = withinTime(limit, () => format(source, options));
    await highlightCode(tree, options.words.copy);
    return { html: withinTime(limit, () => toHtml(tree)), headings, plain: false };
  } catch (error) {
    if (!isTooComplex(error)) throw error;
    return plain(source);
  }
}
