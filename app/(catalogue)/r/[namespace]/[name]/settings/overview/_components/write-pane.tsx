'use client';

import { Bold, Code, Heading, ImagePlus, Link as LinkIcon, List } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, type RefObject, useRef } from 'react';
import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import { MARKDOWN_EDITS, type MarkdownEdit, markdownEdit } from '@/lib/markdown/markdown-edits';
import type { Language } from '@/lib/names/language';

const ICONS = { heading: Heading, bold: Bold, code: Code, link: LinkIcon, list: List } as const;
const PICTURES = 'image/png,image/jpeg,image/gif,image/webp,image/svg+xml';
const SHORTCUTS: Readonly<Record<string, MarkdownEdit>> = { b: 'bold', k: 'link' };

const picturesOf = (data: DataTransfer): File[] => [...data.files].filter(({ type }) => type.startsWith('image/'));

/** Writes into a text field so that the browser's own “undo” takes it back; where it cannot, without that. */
export function writeInto(area: HTMLTextAreaElement, insert: string, from: number, to: number): void {
  area.focus();
  area.setSelectionRange(from, to);
  if (document.execCommand('insertText', false, insert)) return;
  area.setRangeText(insert, from, to, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

type Props = {
  area: RefObject<HTMLTextAreaElement | null>;
  language: Language;
  text: string;
  readOnly: boolean;
  words: OverviewEditorMessages;
  onChange: (text: string) => void;
  onPictures: (files: readonly File[]) => void;
};

/** The Markdown itself, with buttons for what is hard to remember. */
export function WritePane({ area, language, text, readOnly, words, onChange, onPictures }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  const apply = (edit: MarkdownEdit) => {
    const field = area.current;
    if (!field || readOnly) return;
    const { from, to, insert, selectFrom, selectTo } = markdownEdit(edit, {
      text: field.value,
      from: field.selectionStart,
      to: field.selectionEnd,
    });
    writeInto(field, insert, from, to);
    field.setSelectionRange(selectFrom, selectTo);
  };
  const take = (event: DragEvent | ClipboardEvent, data: DataTransfer) => {
    const pictures = picturesOf(data);
    if (pictures.length === 0 || readOnly) return;
    event.preventDefault();
    onPictures(pictures);
  };
  const buttons = [
    ...MARKDOWN_EDITS.map((edit) => ({ key: edit, Icon: ICONS[edit], run: () => apply(edit) })),
    { key: 'image' as const, Icon: ImagePlus, run: () => chooser.current?.click() },
  ];
  return (
    <div className="flex min-h-0 flex-col overflow-hidden rounded-lg border border-line-strong bg-surface-raised focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent">
      <div role="toolbar" aria-label={words.toolbar.label} className="flex flex-wrap gap-1 border-b border-line p-1">
        {buttons.map(({ key, Icon, run }) => (
          <button
            key={key}
            type="button"
            title={words.toolbar[key]}
            aria-label={words.toolbar[key]}
            disabled={readOnly}
            onClick={run}
            className="inline-flex size-9 items-center justify-center rounded-md text-ink-soft hover:bg-surface-sunken hover:text-ink disabled:opacity-50"
          >
            <Icon aria-hidden className="size-4" />
          </button>
        ))}
        <input
          ref={chooser}
          type="file"
          accept={PICTURES}
          multiple
          hidden
          aria-label={words.toolbar.image}
          onChange={({ target }) => {
            onPictures([...(target.files ?? [])]);
            target.value = '';
          }}
        />
      </div>
      <textarea
        ref={area}
        aria-label={`${words.title} (${words.languages[language]})`}
        lang={language}
        value={text}
        readOnly={readOnly}
        placeholder={words.empty}
        spellCheck
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={(event) => {
          const edit = event.ctrlKey || event.metaKey ? SHORTCUTS[event.key.toLowerCase()] : undefined;
          if (!edit || event.altKey || event.shiftKey) return;
          event.preventDefault();
          apply(edit);
        }}
        onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
        onDrop={(event) => take(event, event.dataTransfer)}
        onPaste={(event) => take(event, event.clipboardData)}
        className="min-h-0 w-full grow resize-none bg-transparent p-3 font-mono text-sm leading-6 placeholder:text-ink-faint focus-visible:outline-none"
      />
    </div>
  );
}
