import { AUTHOR_ATTRIBUTES, BLOCK_TAGS, PHRASING_TAGS, VOID_TAGS } from '@/lib/markdown/html-policy';
import type { HtmlElement, HtmlRoot } from '@/lib/markdown/html-tree';
import { MAX_DEPTH } from '@/lib/markdown/parse-markdown';
import { type RawToken, rawTokens } from '@/lib/markdown/raw-html-tokens';

/*
 * Raw HTML is tamed before an HTML parser sees it: only allowed tags are left, they are closed in order within the
 * Markdown block they were opened in, and they nest no deeper than MAX_DEPTH. The HTML parser's repairs (reopened
 * formatting, misnested tags) would otherwise multiply a few kilobytes into millions of nodes, and its special modes
 * (script, style, foreign content) are where sanitisers get bypassed. The sanitiser still runs afterwards.
 */

/** Elements whose content is not for reading: it goes away with them when they are closed. */
const UNREADABLE = 'script style template svg math iframe noscript textarea title xmp noembed noframes head'.split(' ');
const HOLDS_PHRASING_ONLY = new Set(['p', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', ...PHRASING_TAGS]);

/** Tags that end what is open when they start (HTML standard, optional tags), and where that search stops. */
const ENDS: Readonly<Record<string, { closes: readonly string[]; within: readonly string[] }>> = {
  li: { closes: ['li'], within: ['ul', 'ol'] },
  dt: { closes: ['dt', 'dd'], within: ['dl'] },
  dd: { closes: ['dt', 'dd'], within: ['dl'] },
  summary: { closes: [], within: ['details'] },
  td: { closes: ['td', 'th'], within: ['table', 'tr'] },
  th: { closes: ['td', 'th'], within: ['table', 'tr'] },
  tr: { closes: ['tr', 'caption', 'colgroup'], within: ['table', 'thead', 'tbody', 'tfoot'] },
  thead: { closes: ['thead', 'tbody', 'tfoot', 'tr', 'caption', 'colgroup'], within: ['table'] },
  tbody: { closes: ['thead', 'tbody', 'tfoot', 'tr', 'caption', 'colgroup'], within: ['table'] },
  tfoot: { closes: ['thead', 'tbody', 'tfoot', 'tr', 'caption', 'colgroup'], within: ['table'] },
  caption: { closes: [], within: ['table'] },
  colgroup: { closes: ['caption', 'colgroup'], within: ['table'] },
  col: { closes: ['caption'], within: ['table', 'colgroup'] },
};

const escapeText = (value: string): string => value.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function writeTag(name: string, attributes: readonly (readonly [string, string])[], writtenAs: string): string {
  const allowed = [...(AUTHOR_ATTRIBUTES['*'] ?? []), ...(AUTHOR_ATTRIBUTES[name] ?? [])];
  const kept = attributes.filter(([attribute]) => allowed.includes(attribute));
  return `<${writtenAs}${kept.map(([key, value]) => ` ${key}="${escapeText(value).replaceAll('"', '&quot;')}"`).join('')}>`;
}

/** The raw tags open among one Markdown element's children. */
class OpenTags {
  private readonly tags: { name: string; writtenAs: string }[] = [];

  constructor(
    private readonly depth: number,
    private readonly phrasingOnly: boolean,
  ) {}

  get size(): number {
    return this.tags.length;
  }

  private closeDownTo(length: number): string {
    return this.tags
      .splice(length)
      .reverse()
      .map(({ writtenAs }) => `</${writtenAs}>`)
      .join('');
  }

  private indexOfLast(names: readonly string[]): number {
    return this.tags.findLastIndex(({ name }) => names.includes(name));
  }

  close(name: string): string {
    const index = this.indexOfLast([name]);
    return index < 0 ? '' : this.closeDownTo(index);
  }

  closeAll(): string {
    return this.closeDownTo(0);
  }

  /** Closes open formatting, and a paragraph around it: neither may hold a block. */
  closePhrasing(): string {
    const index = this.tags.findIndex(({ name, writtenAs }) => PHRASING_TAGS.has(name) || writtenAs === 'p');
    return index < 0 ? '' : this.closeDownTo(index);
  }

  open({ name, attributes }: Extract<RawToken, { type: 'open' }>, block: string): string {
    const isVoid = VOID_TAGS.has(name);
    const isBlock = BLOCK_TAGS.has(name) || name === 'hr' || name === 'col';
    if (!isVoid && !isBlock && !PHRASING_TAGS.has(name)) return '';
    if (isBlock && this.phrasingOnly) return '';
    const ends = ENDS[name];
    const boundary = ends ? this.indexOfLast(ends.within) : -1;
    if (ends && boundary < 0) return '';
    let written = isBlock ? this.closePhrasing() : '';
    const ended = ends ? this.tags.findIndex((tag, index) => index > boundary && ends.closes.includes(tag.name)) : -1;
    if (ended >= 0) written += this.closeDownTo(ended);
    if (this.depth + this.tags.length >= MAX_DEPTH) return written;
    // A paragraph that goes on in the next Markdown block must be able to hold that block.
    const writtenAs = name === 'p' && !/<\/p/i.test(block) ? 'div' : name;
    if (!isVoid) this.tags.push({ name, writtenAs });
    return written + writeTag(name, attributes, writtenAs);
  }
}

/** For each unreadable element, the last child that closes it: without one, its content stays readable. */
function lastClosings(parent: HtmlRoot | HtmlElement): Map<string, number> {
  const last = new Map<string, number>();
  parent.children.forEach((child, index) => {
    if (child.type !== 'raw') return;
    for (const [, name] of child.value.matchAll(/<\/([a-z]+)/gi)) if (name) last.set(name.toLowerCase(), index);
  });
  return last;
}

/** Tames all raw HTML below `parent`, in place. */
export function tameRawHtml(parent: HtmlRoot | HtmlElement, depth = 0): void {
  const phrasingOnly = parent.type === 'element' && HOLDS_PHRASING_ONLY.has(parent.tagName);
  const open = new OpenTags(depth, phrasingOnly);
  const closings = lastClosings(parent);
  let skipping: string | null = null;

  const tame = (raw: string, index: number): string => {
    let written = '';
    for (const token of rawTokens(raw)) {
      if (skipping) {
        if (token.type === 'close' && token.name === skipping) skipping = null;
      } else if (token.type === 'text') written += escapeText(token.value);
      else if (token.type === 'close') written += open.close(token.name);
      else if (!UNREADABLE.includes(token.name)) written += open.open(token, raw);
      else if ((closings.get(token.name) ?? -1) >= index) skipping = token.name;
    }
    return written;
  };

  const children: HtmlElement['children'] = [];
  parent.children.forEach((child, index) => {
    if (child.type === 'doctype') return;
    if (child.type === 'raw') children.push({ type: 'raw', value: tame(child.value, index) });
    else if (skipping === null) {
      if (child.type === 'element') {
        const before = BLOCK_TAGS.has(child.tagName) ? open.closePhrasing() : '';
        if (before) children.push({ type: 'raw', value: before });
        tameRawHtml(child, depth + open.size + 1);
      }
      children.push(child);
    }
  });
  const rest = open.closeAll();
  if (rest) children.push({ type: 'raw', value: rest });
  parent.children = children;
}
