import { excerpt, type ProblemList } from '@/lib/importers/docker-library/problem-list';

/** `lines` holds the line of each line of `value`: comments between them are gone. */
export type Field = { name: string; value: string; line: number; lines: number[] };
export type Paragraph = { line: number; fields: Field[] };

const FIELD = /^([A-Za-z0-9][A-Za-z0-9-]*):(.*)$/;

/**
 * RFC 2822-like paragraphs, separated by blank lines. A line that begins with `#` is a comment wherever it
 * stands, also in the middle of a value; a line that begins with a blank continues the value above it. Lines
 * count from 1.
 */
export function splitParagraphs(text: string, problems: ProblemList): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let current: Paragraph | undefined;
  let names = new Set<string>();
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
      if (last) {
        last.value += `\n${content.trim()}`;
        last.lines.push(line);
      } else problems.add(line, 'This line continues a value, but there is none above it.');
      continue;
    }
    const [, name, value] = FIELD.exec(content) ?? [];
    if (name === undefined || value === undefined) {
      problems.add(line, `This is neither a field (“Name: value”) nor a continuation: ${excerpt(content)}`);
      continue;
    }
    if (!current) {
      current = { line, fields: [] };
      names = new Set();
      paragraphs.push(current);
    }
    if (names.has(name)) problems.add(line, `The field ${excerpt(name)} stands twice in this paragraph.`);
    names.add(name);
    current.fields.push({ name, value: value.trim(), line, lines: [line] });
  }
  return paragraphs;
}
