import { element, type HtmlChild, type HtmlElement, type HtmlRoot, text } from '@/lib/markdown/html-tree';

// Control characters other than tab and line ends; format characters (bidirectional controls of UAX #9, those without
// width, the tag block that can smuggle ASCII) other than Arabic and Syriac signs that have a shape; empty fillers.
const HIDDEN =
  /(?![\t\n\r])\p{Cc}|(?![\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2])\p{Cf}|[\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu;

// U+200C and U+200D are part of the spelling in Persian and Indic scripts and of composed emoji.
const JOINER = /[\u200C\u200D]/;
const JOINING_SCRIPTS =
  'Arabic Bengali Devanagari Gujarati Gurmukhi Kannada Malayalam Oriya Sinhala Tamil Telugu'.split(' ');
const MAY_JOIN = new RegExp(
  [...JOINING_SCRIPTS.map((script) => `\\p{Script=${script}}`), '\\p{ExtPict}', '\\p{EMod}', '\\uFE0F'].join('|'),
  'u',
);

function isSpelling(value: string, index: number, character: string): boolean {
  if (!JOINER.test(character)) return false;
  const before = [...value.slice(Math.max(0, index - 2), index)].at(-1) ?? '';
  const after = String.fromCodePoint(value.codePointAt(index + 1) ?? 0);
  return MAY_JOIN.test(before) && MAY_JOIN.test(after);
}

const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The text with every character that has no shape, or that reorders others, written as its code: `[U+202E]`. */
export const spellHidden = (value: string): string =>
  value.replace(HIDDEN, (character, index: number) =>
    isSpelling(value, index, character) ? character : `[${nameOf(character)}]`,
  );

function markText(value: string): HtmlChild[] {
  const parts: HtmlChild[] = [];
  let from = 0;
  for (const match of value.matchAll(HIDDEN)) {
    if (isSpelling(value, match.index, match[0])) continue;
    if (match.index > from) parts.push(text(value.slice(from, match.index)));
    parts.push(element('span', { className: ['overview-hidden-character'] }, [text(nameOf(match[0]))]));
    from = match.index + match[0].length;
  }
  if (from === 0) return [text(value)];
  if (from < value.length) parts.push(text(value.slice(from)));
  return parts;
}

/** Makes hidden characters visible in all text, `alt`, `title` and `aria-label` below a node. */
export function markHiddenCharacters(parent: HtmlRoot | HtmlElement): void {
  const children: HtmlChild[] = [];
  for (const child of parent.children) {
    if (child.type === 'doctype') continue;
    if (child.type === 'text') {
      if (child.value.search(HIDDEN) < 0) children.push(child);
      else for (const part of markText(child.value)) children.push(part);
      continue;
    }
    if (child.type === 'element') {
      for (const name of ['alt', 'title', 'ariaLabel'] as const) {
        const value = child.properties[name];
        if (typeof value === 'string') child.properties[name] = spellHidden(value);
      }
      markHiddenCharacters(child);
    }
    children.push(child);
  }
  parent.children = children;
}
