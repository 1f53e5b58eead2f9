'use client';

import { useEffect, useRef, useState } from 'react';
import { DraftOffer } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/draft-offer';
import { MergeView } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/merge-view';
import { PreviewPane } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/preview-pane';
import { SaveBar } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/save-bar';
import { UploadList } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/upload-list';
import { useOverviewText } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/use-overview-text';
import { useUploads } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/use-uploads';
import { WritePane, writeInto } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/write-pane';
import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import type { Language } from '@/lib/names/language';
import { repositoryPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';

export type EditorProps = {
  repository: RepositoryName;
  /** Of the text */
  language: Language;
  /** Of the reader */
  viewerLanguage: Language;
  initial: { text: string; etag: string; revision: number | null };
  readOnly: boolean;
  words: OverviewEditorMessages;
};

const PANES = ['write', 'preview'] as const;

/** One text: written on one side, shown as its readers get it on the other; on a phone one of them at a time. */
export function TextEditor({ repository, language, viewerLanguage, initial, readOnly, words }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [pane, setPane] = useState<(typeof PANES)[number]>('write');
  const [message, setMessage] = useState('');
  const state = useOverviewText(repository, language, initial);
  const { text, draft, conflict } = state;
  const insert = (inserted: string) => {
    const field = area.current;
    if (field) writeInto(field, inserted, field.selectionStart, field.selectionEnd);
  };
  const { uploads, add, dismiss, busy } = useUploads(repository, words, { insert, change: state.change });
  const locked = readOnly || draft.offer !== null || conflict !== null;
  const bytes = new TextEncoder().encode(text).length;
  const save = () => {
    if (!locked && !busy && !state.saving && state.dirty) state.save(message);
  };
  const { saved } = state;
  useEffect(() => {
    if (saved) setMessage('');
  }, [saved]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl-S works wherever the focus is within the editor
    <div
      className="grid min-w-0 gap-4"
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
        event.preventDefault();
        save();
      }}
    >
      {draft.offer ? (
        <DraftOffer
          savedAt={draft.offer.savedAt}
          stale={draft.stale}
          language={viewerLanguage}
          words={words.draft}
          onResume={draft.resume}
          onDiscard={draft.discard}
        />
      ) : null}
      {conflict ? (
        <MergeView
          conflict={conflict}
          mine={text}
          saving={state.saving}
          words={words}
          onSave={(merged) => state.saveMerged(merged, message)}
          onEdit={state.editMerged}
        />
      ) : null}
      <fieldset className="flex gap-1 xl:hidden">
        <legend className="sr-only">{words.panes.label}</legend>
        {PANES.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={pane === name}
            onClick={() => setPane(name)}
            className="min-h-10 rounded-md px-4 text-ink-soft hover:bg-surface-sunken aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent-strong"
          >
            {words.panes[name]}
          </button>
        ))}
      </fieldset>
      <div className="grid h-[min(44rem,75dvh)] min-w-0 gap-4 xl:grid-cols-2">
        <div className={`min-h-0 min-w-0 xl:grid ${pane === 'write' ? 'grid' : 'hidden'}`}>
          <WritePane
            area={area}
            language={language}
            text={text}
            readOnly={locked}
            words={words}
            onChange={state.change}
            onPictures={add}
          />
        </div>
        <div className={`min-h-0 min-w-0 xl:grid ${pane === 'preview' ? 'grid' : 'hidden'}`}>
          <PreviewPane repository={repository} language={language} text={text} words={words} />
        </div>
      </div>
      {readOnly ? null : (
        <>
          <p className="text-sm text-ink-soft">{words.dropHint}</p>
          <UploadList uploads={uploads} words={words} onDismiss={dismiss} />
          <SaveBar
            state={state}
            bytes={bytes}
            disabled={locked || busy}
            language={viewerLanguage}
            page={repositoryPath(repository)}
            message={message}
            words={words}
            onMessage={setMessage}
            onSave={save}
          />
        </>
      )}
    </div>
  );
}
