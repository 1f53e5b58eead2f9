import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Link } from '@/lib/repositories/schema';

const parser = unified().use(remarkParse).use(remarkGfm);

const textOf = (node: Nodes): string => {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
};

function linksBelow(tree: Nodes): Link[] {
  const links: Link[] = [];
  visit(tree, 'link', (node) => {
    links.push({ text: textOf(node), url: node.url });
  });
  return links;
}

/** The links of one item of a generated page's "Quick reference", by its title, as in `Maintained by`. */
export function quickReferenceLinks(page: string, title: string): Link[] {
  const links: Link[] = [];
  visit(parser.parse(page), 'listItem', (item) => {
    if (textOf(item).startsWith(`${title}:`)) links.push(...linksBelow(item));
  });
  return links;
}

/**
 * The links of a text where docker-library puts it: as an item of the quick reference. What follows after a blank
 * line at the left margin is no longer part of the item, there or here.
 */
export const itemLinks = (text: string): Link[] => quickReferenceLinks(`-\t**Item**:  \n\t${text}`, 'Item');
