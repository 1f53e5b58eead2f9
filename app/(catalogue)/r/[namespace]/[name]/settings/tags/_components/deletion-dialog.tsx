'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId, useRef, useState } from 'react';
import type { Choice } from '@/app/(catalogue)/r/[namespace]/[name]/settings/tags/_components/deletion-form';
import { DeletionOutcome } from '@/app/(catalogue)/r/[namespace]/[name]/settings/tags/_components/deletion-outcome';
import { DeletionPreview } from '@/app/(catalogue)/r/[namespace]/[name]/settings/tags/_components/deletion-preview';
import { useDeletion } from '@/app/(catalogue)/r/[namespace]/[name]/settings/tags/_components/use-deletion';
import { FormProblem } from '@/components/form/form-problem';
import { TypedName } from '@/components/form/typed-name';
import { inReadersWords } from '@/components/repository/in-readers-words';
import type { DeletionMessages } from '@/lib/language/en/deletions';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { fillIn } from '@/lib/language/format';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';

type Props = {
  repository: RepositoryName;
  choice: Choice;
  words: DeletionMessages;
  problemWords: RepositorySettingsMessages;
  onClose: (isChanged: boolean) => void;
};

/** More than so many, and the name has to be typed. */
const MANY = 10;

/** What goes and how much is freed, the question, how far it is, and what came of it. */
export function DeletionDialog({ repository, choice, words, problemWords, onClose }: Props) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const id = useId();
  const { preview, keepUntagged, setKeepUntagged, progress, outcome, run, stop } = useDeletion(repository, choice);
  useEffect(() => dialog.current?.showModal(), []);
  const explain = (error: unknown) =>
    inReadersWords(error, { ...problemWords, problems: { ...problemWords.problems, ...words.problems } });
  const plan = preview.data;
  const goes = plan ? plan.tags.length + plan.images.length : 0;
  const isMany = goes > MANY;
  const name = shortName(repository);
  const isReady = goes > 0 && !preview.isFetching && (!isMany || typed === name);
  const title = outcome ? (outcome.notDone.length > 0 ? words.result.partly : words.result.title) : words.preview.title;
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        if (progress && !outcome) event.preventDefault();
      }}
      onClose={() => {
        if (outcome) router.refresh();
        onClose(outcome !== null);
      }}
      className="m-auto max-h-[90dvh] w-full max-w-xl overflow-y-auto rounded-xl border border-line bg-surface-raised p-6 text-ink shadow-xl backdrop:bg-black/50"
    >
      <form
        className="grid grid-cols-[minmax(0,1fr)] gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        {outcome ? (
          <DeletionOutcome outcome={outcome} explain={explain} words={words} failed={problemWords.failed} />
        ) : (
          <>
            <FormProblem error={explain(preview.error)} failed={problemWords.failed} />
            {plan ? <DeletionPreview plan={plan} words={words} /> : null}
            {plan || preview.error ? null : <p className="text-sm text-ink-soft">{words.preview.looking}</p>}
            {plan && choice.digests.length === 0 && (plan.images.length > 0 || keepUntagged) && !progress ? (
              <label className="flex items-start gap-3 text-sm">
                <input
                  type="checkbox"
                  className="mt-0.5 size-4 shrink-0"
                  checked={keepUntagged}
                  onChange={(event) => setKeepUntagged(event.target.checked)}
                />
                <span>
                  {words.preview.keepUntagged}
                  <span className="block text-ink-soft">{words.preview.keepUntaggedHint}</span>
                </span>
              </label>
            ) : null}
            {isMany && !progress ? (
              <TypedName label={words.preview.typeName} name={name} value={typed} onChange={setTyped} />
            ) : null}
            {goes > 0 && !progress ? <p className="text-sm font-medium">{words.preview.cannotUndo}</p> : null}
            {progress ? (
              <div className="grid gap-2">
                <progress
                  className="w-full"
                  max={progress.total}
                  value={progress.done}
                  aria-labelledby={`${id}-title`}
                />
                <p role="status" className="text-sm tabular-nums">
                  {fillIn(words.progress, progress)}
                </p>
              </div>
            ) : null}
          </>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          {outcome ? (
            <button type="button" className="button button-primary" onClick={() => dialog.current?.close()}>
              {words.result.close}
            </button>
          ) : progress ? (
            <button type="button" className="button" onClick={stop}>
              {words.stop}
            </button>
          ) : (
            <>
              <button type="button" className="button" onClick={() => dialog.current?.close()}>
                {words.preview.cancel}
              </button>
              <button type="submit" className="button button-danger disabled:opacity-60" disabled={!isReady}>
                {words.preview.confirm}
              </button>
            </>
          )}
        </div>
      </form>
    </dialog>
  );
}
