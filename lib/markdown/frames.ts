import { element, type HtmlRoot, isHeading, rewriteElements, stringProperty, text } from '@/lib/markdown/html-tree';
import type { OverviewHeading, OverviewWords } from '@/lib/markdown/overview-options';

/** Puts each heading beside a link to itself. Where a link may not stand (inside a link or a summary), none is put. */
export function linkHeadings(tree: HtmlRoot, headings: readonly OverviewHeading[], label: string): void {
  const titles = new Map(headings.map(({ id, text: title }) => [id, title]));
  rewriteElements(tree, (node, ancestors) => {
    const id = stringProperty(node, 'id');
    const title = id === undefined || !isHeading(node) ? undefined : titles.get(id);
    if (title === undefined) return [node];
    if (ancestors.some((name) => ['a', 'summary'].includes(name))) return [node];
    const link = element('a', { className: ['overview-anchor'], href: `#${id}`, ariaLabel: `${label}: ${title}` }, [
      element('span', { ariaHidden: 'true' }, [text('#')]),
    ]);
    return [element('div', { className: ['overview-heading'] }, [node, link])];
  });
}

/** Wraps tables so that a wide one scrolls in its own frame, by keyboard too, and names task list boxes. */
export function frameTables(tree: HtmlRoot, words: OverviewWords): void {
  let tables = 0;
  rewriteElements(tree, (node) => {
    if (node.tagName === 'input')
      node.properties.ariaLabel = node.properties.checked ? (words.taskDone ?? 'Done') : (words.taskOpen ?? 'Not done');
    if (node.tagName !== 'table') return [node];
    tables += 1;
    const name = `${words.table ?? 'Table'} ${tables}`;
    return [element('div', { className: ['overview-table'], tabIndex: 0, role: 'group', ariaLabel: name }, [node])];
  });
}
