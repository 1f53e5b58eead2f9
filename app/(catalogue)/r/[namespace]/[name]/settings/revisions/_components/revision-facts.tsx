import { Time } from '@/components/ui/time';
import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import { counted, exactNumber, fillIn } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { RevisionView } from '@/lib/repositories/overview-schema';

type Props = { revision: RevisionView; language: Language; words: OverviewEditorMessages['revisions'] };

/** `+3 −1`, in words for screen readers. */
export function LineCounts({ revision: { addedLines, removedLines }, language, words }: Props) {
  const number = (value: number) => exactNumber(language, value);
  return (
    <span className="font-mono text-sm whitespace-nowrap tabular-nums">
      <span aria-hidden="true">
        <span className="text-ok">+{number(addedLines)}</span>{' '}
        <span className="text-danger">−{number(removedLines)}</span>
      </span>
      <span className="sr-only">
        {counted(words.added, addedLines)}, {counted(words.removed, removedLines)}
      </span>
    </span>
  );
}

/** Who saved it when, with what, and what they say of it. */
export function RevisionFacts({ revision, language, words }: Props) {
  const { author, tokenName, message, restoredFrom, createdAt } = revision;
  return (
    <div className="grid min-w-0 gap-0.5">
      {message ? <p className="wrap-anywhere">{message}</p> : null}
      {restoredFrom === null ? null : <p>{fillIn(words.restoredFrom, { number: restoredFrom })}</p>}
      <p className="text-sm text-ink-soft wrap-anywhere">
        <span className="font-medium text-ink">{author}</span>
        {tokenName ? ` ${fillIn(words.token, { name: tokenName })}` : ''} ·{' '}
        <Time date={createdAt} language={language} />
      </p>
    </div>
  );
}
