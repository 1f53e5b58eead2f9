import Link from 'next/link';
import type { OverviewText } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/use-overview-text';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import { exactNumber, fillIn } from '@/lib/language/format';
import { MAX_OVERVIEW_BYTES } from '@/lib/markdown/overview-limits';
import type { Language } from '@/lib/names/language';

const LONG = 25_000;
const NEAR_LIMIT = 50_000;

type SizeProps = { bytes: number; language: Language; words: OverviewEditorMessages };

function SizeHint({ bytes, language, words }: SizeProps) {
  const left = MAX_OVERVIEW_BYTES - bytes;
  const number = (value: number) => exactNumber(language, value);
  const hint =
    left < 0
      ? fillIn(words.tooLong, { over: number(-left), most: number(MAX_OVERVIEW_BYTES) })
      : left < NEAR_LIMIT
        ? fillIn(words.nearLimit, { left: number(left) })
        : bytes > LONG
          ? words.long
          : '';
  return (
    <p role="status" className={`text-sm empty:hidden ${left < 0 ? 'text-danger' : 'text-ink-soft'}`}>
      {hint}
    </p>
  );
}

type Props = {
  state: OverviewText;
  bytes: number;
  disabled: boolean;
  /** Of the reader, not of the text. */
  language: Language;
  page: string;
  message: string;
  words: OverviewEditorMessages;
  onMessage: (message: string) => void;
  onSave: () => void;
};

/** Size and state of the text, and saving it. */
export function SaveBar({ state, bytes, disabled, language, page, message, words, onMessage, onSave }: Props) {
  const { base, dirty, saving, saved, error, draft } = state;
  const number = (value: number) => exactNumber(language, value);
  const facts = [
    fillIn(words.size, { bytes: number(bytes), most: number(MAX_OVERVIEW_BYTES) }),
    base.revision === null ? words.neverSaved : fillIn(words.revision, { number: base.revision }),
    ...(dirty ? [words.unsaved] : []),
    ...(dirty && draft.kept ? [words.draft.kept] : []),
  ];
  return (
    <div className="grid gap-3">
      <p className="text-sm text-ink-soft tabular-nums">{facts.join(' · ')}</p>
      <SizeHint bytes={bytes} language={language} words={words} />
      {draft.kept === false ? <p className="text-sm text-warn">{words.draft.notKept}</p> : null}
      <FormProblem error={error} failed={words.failed} />
      <div className="flex flex-wrap items-end gap-3">
        <label className="grid min-w-0 grow gap-1 text-sm font-medium sm:max-w-sm">
          {words.message}
          <input
            className="field font-normal"
            value={message}
            maxLength={200}
            onChange={({ target }) => onMessage(target.value)}
          />
        </label>
        <button
          type="button"
          className="button button-primary disabled:opacity-60"
          disabled={disabled || saving || !dirty || bytes > MAX_OVERVIEW_BYTES}
          aria-busy={saving}
          aria-keyshortcuts="Control+S Meta+S"
          onClick={onSave}
        >
          {saving ? words.saving : words.save}
        </button>
        <Link href={page} prefetch={false} className="text-link py-2">
          {words.seePage}
        </Link>
        <div className="py-2">
          <SavedNote
            shown={saved !== null && !dirty}
            text={saved?.changed ? fillIn(words.saved, { number: saved.revision ?? '' }) : words.unchanged}
          />
        </div>
      </div>
    </div>
  );
}
