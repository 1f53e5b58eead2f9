import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

export type MarkdownRoot = ReturnType<typeof parser.parse>;
type MarkdownNode = MarkdownRoot | MarkdownRoot['children'][number];

/** How deep blocks, lists and emphasis may lie in each other; anything deeper is shown as its source text. */
export const MAX_DEPTH = 100;

/** Replaces what lies too deep by its source text. Uses no recursion, because depth is what it guards against. */
function flattenDeepNodes(tree: MarkdownRoot, source: string): void {
  const pending: { node: MarkdownNode; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, depth } = next;
    if (!('children' in node)) continue;
    if (depth >= MAX_DEPTH && node.children.length > 0) {
      const from = node.children[0]?.position?.start.offset ?? 0;
      const to = node.children.at(-1)?.position?.end.offset ?? from;
      node.children = [{ type: 'text', value: source.slice(from, to) }];
    } else for (const child of node.children) pending.push({ node: child, depth: depth + 1 });
  }
}

/** CommonMark and GitHub's extensions as a syntax tree (mdast) that is at most `MAX_DEPTH` deep. */
export function parseMarkdown(markdown: string): MarkdownRoot {
  const tree = parser.parse(markdown);
  flattenDeepNodes(tree, markdown);
  return tree;
}
