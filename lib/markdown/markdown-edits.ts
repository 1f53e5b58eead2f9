export const MARKDOWN_EDITS = ['heading', 'bold', 'code', 'link', 'list'] as const;
export type MarkdownEdit = (typeof MARKDOWN_EDITS)[number];

export type Selected = { text: string; from: number; to: number };
/** What to put in the place of `from` to `to`, and what is selected then. */
export type Replacement = { from: number; to: number; insert: string; selectFrom: number; selectTo: number };

const HEADINGS = ['## ', '### ', '#### ', ''];

/** Puts a mark around the selection, or takes it away where it is. */
function toggleMark({ text, from, to }: Selected, mark: string): Replacement {
  const inside = text.slice(from, to);
  const size = mark.length;
  if (text.slice(from - size, from) === mark && text.slice(to, to + size) === mark)
    return { from: from - size, to: to + size, insert: inside, selectFrom: from - size, selectTo: to - size };
  return { from, to, insert: mark + inside + mark, selectFrom: from + size, selectTo: to + size };
}

/** The whole lines that a selection touches. */
function linesAround({ text, from, to }: Selected): { start: number; end: number; lines: string[] } {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', to > from && text[to - 1] === '\n' ? to - 1 : to);
  const end = next < 0 ? text.length : next;
  return { start, end, lines: text.slice(start, end).split('\n') };
}

function replaceLines(selected: Selected, change: (lines: readonly string[]) => string[]): Replacement {
  const { start, end, lines } = linesAround(selected);
  const insert = change(lines).join('\n');
  return { from: start, to: end, insert, selectFrom: start, selectTo: start + insert.length };
}

function heading(selected: Selected): Replacement {
  const edit = replaceLines(selected, (lines) =>
    lines.map((line) => {
      const [, mark = ''] = /^(#{1,6} +)/.exec(line) ?? [];
      const next = mark === '' ? '## ' : (HEADINGS[HEADINGS.indexOf(mark) + 1] ?? '');
      return next + line.slice(mark.length);
    }),
  );
  return { ...edit, selectFrom: edit.selectTo };
}

function list(selected: Selected): Replacement {
  return replaceLines(selected, (lines) =>
    lines.every((line) => line.startsWith('- '))
      ? lines.map((line) => line.slice(2))
      : lines.map((line) => `- ${line}`),
  );
}

/** Within a line `…`, over several a fenced block; the fence is longer than any in the text (CommonMark §4.5, §6.1). */
function code(selected: Selected): Replacement {
  const { text, from, to } = selected;
  const inside = text.slice(from, to);
  const longest = Math.max(0, ...[...inside.matchAll(/`+/g)].map(([run]) => run.length));
  if (!inside.includes('\n')) return toggleMark(selected, '`'.repeat(longest + 1));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  const before = from > 0 && text[from - 1] !== '\n' ? '\n' : '';
  const insert = `${before}${fence}\n${inside.replace(/\n$/, '')}\n${fence}\n`;
  const at = from + before.length + fence.length;
  return { from, to, insert, selectFrom: at, selectTo: at };
}

function link({ text, from, to }: Selected): Replacement {
  const inside = text.slice(from, to);
  if (/^https?:\/\/\S+$/.test(inside))
    return { from, to, insert: `[](${inside})`, selectFrom: from + 1, selectTo: from + 1 };
  const address = 'https://';
  const at = from + inside.length + 3;
  return { from, to, insert: `[${inside}](${address})`, selectFrom: at, selectTo: at + address.length };
}

const EDITS: Readonly<Record<MarkdownEdit, (selected: Selected) => Replacement>> = {
  heading,
  bold: (selected) => toggleMark(selected, '**'),
  code,
  link,
  list,
};

/** What a button of the editor does to a selection. Headings go from none over the second level to the fourth, and back. */
export const markdownEdit = (edit: MarkdownEdit, selected: Selected): Replacement => EDITS[edit](selected);
