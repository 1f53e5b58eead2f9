'use client';

import { useState } from 'react';
import {
  type EditorProps,
  TextEditor,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/text-editor';
import { LANGUAGES, type Language } from '@/lib/names/language';
import { overviewEditorPath } from '@/lib/names/paths';

type Props = Omit<EditorProps, 'language' | 'initial'> & {
  texts: Readonly<Record<Language, EditorProps['initial']>>;
  first: Language;
};

/** The texts of the overview, a language at a time; what is written in one stays while the other is shown. */
export function OverviewEditor({ texts, first, ...shared }: Props) {
  const { repository, words } = shared;
  const [shown, setShown] = useState(first);
  const [opened, setOpened] = useState<readonly Language[]>([first]);
  const show = (language: Language) => {
    setShown(language);
    setOpened((before) => (before.includes(language) ? before : [...before, language]));
    window.history.replaceState(null, '', overviewEditorPath(repository, language));
  };
  return (
    <div className="grid min-w-0 gap-4">
      <fieldset className="flex flex-wrap gap-1 border-b border-line">
        <legend className="sr-only">{words.languages.label}</legend>
        {LANGUAGES.map((language) => (
          <button
            key={language}
            type="button"
            aria-pressed={shown === language}
            onClick={() => show(language)}
            className="-mb-px min-h-10 border-b-2 border-transparent px-3 text-ink-soft hover:text-ink aria-pressed:border-accent aria-pressed:font-semibold aria-pressed:text-ink"
          >
            {words.languages[language]}
          </button>
        ))}
      </fieldset>
      {shown === 'zh-CN' ? <p className="text-sm text-ink-soft">{words.chineseHint}</p> : null}
      {opened.map((language) => (
        <div key={language} hidden={shown !== language}>
          <TextEditor {...shared} language={language} initial={texts[language]} />
        </div>
      ))}
    </div>
  );
}
