import {
  element,
  type HtmlChild,
  type HtmlElement,
  type HtmlRoot,
  rewriteElements,
  stringProperty,
  text,
} from '@/lib/markdown/html-tree';
import { imageAddress, isAssetPath, type LinkContext, linkAddress } from '@/lib/markdown/link-address';
import { ID_PREFIX } from '@/lib/markdown/section-ids';

const OUTSIDE_REL = ['nofollow', 'noopener', 'noreferrer'];

function rewriteLink(node: HtmlElement, context: LinkContext): HtmlChild[] {
  const written = stringProperty(node, 'href');
  const isFootnote = node.properties.dataFootnoteRef !== undefined || node.properties.dataFootnoteBackref !== undefined;
  if (isFootnote && written?.startsWith(`#${ID_PREFIX}`)) return [node];
  const address = written === undefined ? null : linkAddress(written, context);
  delete node.properties.href;
  if (address) {
    node.properties.href = address.href;
    if (address.kind === 'outside') node.properties.rel = OUTSIDE_REL;
    return [node];
  }
  // An `<a id>` is a target of links; any other `a` without an address is just its text.
  return node.properties.id === undefined
    ? node.children
    : [element('span', { id: node.properties.id }, node.children)];
}

function rewriteImage(node: HtmlElement, insideLink: boolean, context: LinkContext, label: string): HtmlChild[] {
  const src = stringProperty(node, 'src') ?? '';
  const alt = stringProperty(node, 'alt') ?? '';
  const id = node.properties.id === undefined ? {} : { id: node.properties.id };
  if (isAssetPath(src)) {
    const { width, height, title, align } = node.properties;
    const kept = Object.entries({ width, height, title, align }).filter(([, value]) => value !== undefined);
    return [element('img', { src, alt, ...Object.fromEntries(kept), ...id, loading: 'lazy', decoding: 'async' })];
  }
  const words = [
    ...(alt === '' ? [] : [text(`${alt} `)]),
    element('span', { className: ['blocked-image-label'] }, [text(label)]),
  ];
  const href = insideLink ? null : imageAddress(src, context.sourceUrl);
  return [
    href === null
      ? element('span', { className: ['blocked-image'], ...id }, words)
      : element('a', { className: ['blocked-image'], href, rel: OUTSIDE_REL, ...id }, words),
  ];
}

/**
 * Leaves only links that may be followed, and only images from this site's own assets; every other image becomes a
 * link to it, so that reading an overview tells nobody outside.
 */
export function rewriteLinksAndImages(tree: HtmlRoot, context: LinkContext, imageLabel: string): void {
  rewriteElements(tree, (node, ancestors) => {
    if (node.tagName === 'a') return rewriteLink(node, context);
    if (node.tagName === 'img') return rewriteImage(node, ancestors.includes('a'), context, imageLabel);
    return [node];
  });
}
