import { spellHidden } from '@/lib/markdown/hidden-characters';
import {
  forEachElement,
  type HtmlElement,
  type HtmlRoot,
  hasClass,
  isHeading,
  stringProperty,
  textOf,
} from '@/lib/markdown/html-tree';
import type { OverviewHeading } from '@/lib/markdown/overview-options';

/** Every id of a document begins so; it can then neither take the page's ids nor shadow a script's names. */
export const ID_PREFIX = 'overview-';
const MAX_SLUG = 120;

/** A heading's text as GitHub writes it in links: lower case, spaces as hyphens, punctuation left out. */
function slugOf(title: string): string {
  const slug = title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
  return slug.slice(0, MAX_SLUG).toWellFormed() || 'section';
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

export type SectionIds = { headings: OverviewHeading[]; idOf: (fragment: string) => string };

/** Hands out ids once each; a second `usage` becomes `usage-1`, as on GitHub. */
class UniqueIds {
  private readonly taken = new Set<string>();
  private readonly counts = new Map<string, number>();

  claim(id: string): boolean {
    if (this.taken.has(id)) return false;
    this.taken.add(id);
    return true;
  }

  numbered(slug: string): string {
    let count = this.counts.get(slug) ?? 0;
    let id = ID_PREFIX + (count === 0 ? slug : `${slug}-${count}`);
    while (!this.claim(id)) id = `${ID_PREFIX}${slug}-${++count}`;
    this.counts.set(slug, count + 1);
    return id;
  }
}

const levelOf = (heading: HtmlElement): number => Number(heading.tagName.slice(1));

const isFootnoteId = (node: HtmlElement, id: string): boolean =>
  (node.properties.dataFootnoteRef !== undefined && id.startsWith(`${ID_PREFIX}fnref-`)) ||
  (node.tagName === 'li' && id.startsWith(`${ID_PREFIX}fn-`)) ||
  (id === 'footnote-label' && hasClass(node, 'sr-only'));

/**
 * Gives every heading an id and a level below the page's own `h1`, and every other id or `<a name>` of the author the
 * prefix. Ids that are taken are dropped. `idOf` finds the id that an author's `#fragment` means.
 */
export function assignSectionIds(tree: HtmlRoot): SectionIds {
  const ids = new UniqueIds();
  const aliases = new Map<string, string>();
  const headings: OverviewHeading[] = [];
  const others: { node: HtmlElement; written: string }[] = [];
  const later: HtmlElement[] = [];

  forEachElement(tree, (node) => {
    const written = stringProperty(node, 'id') ?? stringProperty(node, 'name');
    delete node.properties.id;
    delete node.properties.name;
    if (node.properties.ariaDescribedBy !== undefined) node.properties.ariaDescribedBy = [`${ID_PREFIX}footnote-label`];
    if (written && isFootnoteId(node, written)) {
      const id = written === 'footnote-label' ? ID_PREFIX + written : written;
      if (ids.claim(id)) node.properties.id = id;
    } else if (isHeading(node)) {
      later.push(node);
      if (written) others.push({ node, written });
    } else if (written) others.push({ node, written });
  });

  // A document that begins with `##` has no level to skip: its highest headings, too, come right below the page's.
  const shift = 2 - Math.min(...new Set(later.map(levelOf)));
  for (const node of later) {
    const title = spellHidden(textOf(node).replace(/\s+/g, ' ').trim());
    const id = ids.numbered(slugOf(title));
    // Nor does a reader of headings step from h2 to h4: a level that the author left out is left out here too.
    const level = Math.min(6, levelOf(node) + shift, (headings.at(-1)?.level ?? 1) + 1);
    node.tagName = `h${level}`;
    node.properties.id = id;
    headings.push({ id, text: title, level });
  }
  for (const { node, written } of others) {
    const id = node.properties.id ?? ID_PREFIX + slugOf(written);
    if (typeof id !== 'string' || aliases.has(written)) continue;
    if (node.properties.id !== undefined || ids.claim(id)) {
      node.properties.id = id;
      aliases.set(written, id);
    }
  }
  return {
    headings,
    idOf: (fragment) => {
      const name = decoded(fragment);
      if (name.startsWith(ID_PREFIX)) return ID_PREFIX + slugOf(name.slice(ID_PREFIX.length));
      return aliases.get(name) ?? ID_PREFIX + slugOf(name);
    },
  };
}
