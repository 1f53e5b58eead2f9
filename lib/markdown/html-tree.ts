import type rehypeRaw from 'rehype-raw';

/** The HTML syntax tree (hast) as the packages we depend on declare it. */
export type HtmlRoot = Parameters<ReturnType<typeof rehypeRaw>>[0];
export type HtmlNode = HtmlRoot['children'][number];
export type HtmlElement = Extract<HtmlNode, { type: 'element' }>;
export type HtmlChild = HtmlElement['children'][number];
export type HtmlProperties = HtmlElement['properties'];

export const element = (tagName: string, properties: HtmlProperties, children: HtmlChild[] = []): HtmlElement => ({
  type: 'element',
  tagName,
  properties,
  children,
});

export const text = (value: string): HtmlChild => ({ type: 'text', value });

/** All text below a node, in document order, images by their `alt`. */
export function textOf(node: HtmlNode | HtmlChild | HtmlRoot): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'img') return String(node.properties.alt ?? '');
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

export const hasClass = (node: HtmlElement, name: string): boolean =>
  Array.isArray(node.properties.className) && node.properties.className.includes(name);

export const stringProperty = (node: HtmlElement, name: string): string | undefined => {
  const value = node.properties[name];
  return typeof value === 'string' ? value : undefined;
};

export const isHeading = (node: HtmlElement): boolean => /^h[1-6]$/.test(node.tagName);

/** Calls `look` for every element below `parent`, in document order. */
export function forEachElement(parent: HtmlRoot | HtmlElement, look: (node: HtmlElement) => void): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    look(child);
    forEachElement(child, look);
  }
}

/**
 * Replaces every element below `parent`, innermost first, by what `rewrite` returns for it. `ancestors` are tag
 * names, outermost first.
 */
export function rewriteElements(
  parent: HtmlRoot | HtmlElement,
  rewrite: (node: HtmlElement, ancestors: readonly string[]) => HtmlChild[],
  ancestors: string[] = [],
): void {
  const children: HtmlChild[] = [];
  for (const child of parent.children) {
    if (child.type === 'doctype') continue;
    if (child.type !== 'element') {
      children.push(child);
      continue;
    }
    ancestors.push(child.tagName);
    rewriteElements(child, rewrite, ancestors);
    ancestors.pop();
    for (const replacement of rewrite(child, ancestors)) children.push(replacement);
  }
  parent.children = children;
}
