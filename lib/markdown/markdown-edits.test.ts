import { describe, expect, it } from 'vitest';
import { type MarkdownEdit, markdownEdit } from '@/lib/markdown/markdown-edits';

/** `a [b] c`: the brackets ⟦ ⟧ stand around what is selected, before and after. */
function edited(edit: MarkdownEdit, marked: string): string {
  const from = marked.indexOf('⟦');
  const to = marked.indexOf('⟧') - 1;
  const text = marked.replace('⟦', '').replace('⟧', '');
  const change = markdownEdit(edit, { text, from, to });
  const result = text.slice(0, change.from) + change.insert + text.slice(change.to);
  return `${result.slice(0, change.selectFrom)}⟦${result.slice(change.selectFrom, change.selectTo)}⟧${result.slice(change.selectTo)}`;
}

describe('a button of the editor', () => {
  it.each([
    ['bold', 'a ⟦b⟧ c', 'a **⟦b⟧** c'],
    ['bold', 'a **⟦b⟧** c', 'a ⟦b⟧ c'],
    ['bold', 'a⟦⟧', 'a**⟦⟧**'],
    ['code', 'a ⟦b⟧', 'a `⟦b⟧`'],
    ['code', '⟦a`b⟧', '``⟦a`b⟧``'],
    ['code', 'x⟦a\nb\n⟧c', 'x\n```⟦⟧\na\nb\n```\nc'],
    ['code', '⟦```\na\n```⟧', '````⟦⟧\n```\na\n```\n````\n'],
    ['link', 'see ⟦this⟧', 'see [this](⟦https://⟧)'],
    ['link', '⟦https://a.example/x⟧', '[⟦⟧](https://a.example/x)'],
    ['heading', 'a\n⟦⟧b\nc', 'a\n## b⟦⟧\nc'],
    ['heading', '## ⟦b⟧', '### b⟦⟧'],
    ['heading', '#### b⟦⟧', 'b⟦⟧'],
    ['list', 'a\n⟦b\nc⟧\nd', 'a\n⟦- b\n- c⟧\nd'],
    ['list', '- ⟦b\n- c⟧', '⟦b\nc⟧'],
    ['list', '⟦b\n⟧c', '⟦- b⟧\nc'],
  ] as const)('%s makes of %j %j', (edit, before, after) => {
    expect(edited(edit, before)).toBe(after);
  });
});
