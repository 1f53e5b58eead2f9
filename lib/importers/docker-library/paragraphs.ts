import type { Problem } from '@/lib/importers/source';

export type Field = { name: string; value: string; line: number };
export type Paragraph = { line: number; fields: Field[] };

const FIELD = /^([A-Za-z0-9][A-Za-z0-9-]*):(.*)$/;

/**
 * RFC 2822-like paragraphs, separated by blank lines. A line that begins with `#` is a comment wherever it
 * stands, also in the middle of a value; a line that begins with a blank continues the value above it. Lines
 * count from 1.
 */
export function splitParagraphs(text: string): { paragraphs: Paragraph[]; problems: Problem[] } {
  const paragraphs: Paragraph[] = [];
  const problems: Problem[] = [];
  let current: Paragraph | undefined;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const line = index + 1;
    const content = raw.replace(/\r$/, '');
    if (content.startsWith('#')) continue;
    if (content.trim() === '') {
      current = undefined;
      continue;
    }
    const last = current?.fields.at(-1);
    if (/^[ \t]/.test(content)) {
      if (last) last.value += `\n${content.trim()}`;
      else problems.push({ line, reason: 'This line continues a value, but there is none above it.' });
      continue;
    }
    const [, name, value] = FIELD.exec(content) ?? [];
    if (name === undefined || value === undefined) {
      problems.push({
        line,
        reason: `This is neither a field (“Name: value”) nor a continuation: ${excerpt(content)}`,
      });
      continue;
    }
    if (current?.fields.some((field) => field.name === name))
      problems.push({ line, reason: `The field ${name} stands twice in this paragraph.` });
    if (!current) {
      current = { line, fields: [] };
      paragraphs.push(current);
    }
    current.fields.push({ name, value: value.trim(), line });
  }
  return { paragraphs, problems };
}

const excerpt = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
