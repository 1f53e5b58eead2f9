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
import type { OverviewPicture } from '@/lib/markdown/overview-options';
import { ID_PREFIX } from '@/lib/markdown/section-ids';

type ImageContext = LinkContext & { pictures: (address: string) => OverviewPicture | null };

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

/** Its place is kept free while it loads: by what the author wants, else by what it is. */
function sizeOf(node: HtmlElement, picture: OverviewPicture | null) {
  const { width, height } = node.properties;
  return width === undefined && height === undefined && picture
    ? { width: picture.width, height: picture.height }
    : { width, height };
}

function rewriteImage(node: HtmlElement, insideLink: boolean, context: ImageContext, label: string): HtmlChild[] {
  const src = stringProperty(node, 'src') ?? '';
  const alt = stringProperty(node, 'alt') ?? '';
  const id = node.properties.id === undefined ? {} : { id: node.properties.id };
  const address = isAssetPath(src) ? null : imageAddress(src, context.sourceUrl);
  const picture = address === null ? null : context.pictures(address);
  if (picture || isAssetPath(src)) {
    const { title, align } = node.properties;
    const kept = Object.entries({ ...sizeOf(node, picture), title, align }).filter(([, value]) => value !== undefined);
    const shown = { src: picture?.path ?? src, alt, ...Object.fromEntries(kept), ...id };
    return [element('img', { ...shown, loading: 'lazy', decoding: 'async' })];
  }
  const words = [
    ...(alt === '' ? [] : [text(`${alt} `)]),
    element('span', { className: ['blocked-image-label'] }, [text(label)]),
  ];
  return [
    insideLink || address === null
      ? element('span', { className: ['blocked-image'], ...id }, words)
      : element('a', { className: ['blocked-image'], href: address, rel: OUTSIDE_REL, ...id }, words),
  ];
}

/**
 * Leaves only links that may be followed, and only images that this site serves itself; every other image becomes a
 * link to it, so that reading an overview tells nobody outside.
 */
export function rewriteLinksAndImages(tree: HtmlRoot, context: ImageContext, imageLabel: string): void {
  rewriteElements(tree, (node, ancestors) => {
    if (node.tagName === 'a') return rewriteLink(node, context);
    if (node.tagName === 'img') return rewriteImage(node, ancestors.includes('a'), context, imageLabel);
    return [node];
  });
}
