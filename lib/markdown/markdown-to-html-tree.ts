import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { ENGLISH_ALERTS, markAlerts } from '@/lib/markdown/github-alerts';
import { HTML_POLICY } from '@/lib/markdown/html-policy';
import type { HtmlRoot } from '@/lib/markdown/html-tree';
import type { OverviewWords } from '@/lib/markdown/overview-options';
import { parseMarkdown } from '@/lib/markdown/parse-markdown';
import { tameRawHtml } from '@/lib/markdown/raw-html';
import { ID_PREFIX } from '@/lib/markdown/section-ids';

/** A document as HTML of allow-listed elements and attributes; links, images and ids are still the author's. */
export function markdownToHtmlTree(
  markdown: string,
  words: Pick<OverviewWords, 'alerts' | 'footnotes' | 'backToText'>,
): HtmlRoot {
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
