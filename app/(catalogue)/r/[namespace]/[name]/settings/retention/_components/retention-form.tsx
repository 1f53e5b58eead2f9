'use client';

import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { DryRun, dryRunSummary } from '@/app/(catalogue)/r/[namespace]/[name]/settings/retention/_components/dry-run';
import { RuleFields } from '@/app/(catalogue)/r/[namespace]/[name]/settings/retention/_components/rule-fields';
import { rulesOf, valuesOf } from '@/app/(catalogue)/r/[namespace]/[name]/settings/retention/_components/rule-values';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { useChange } from '@/components/form/use-change';
import { inReadersWords } from '@/components/repository/in-readers-words';
import { apiSend } from '@/lib/api/client';
import type { DeletionMessages } from '@/lib/language/en/deletions';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import type { Language } from '@/lib/names/language';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { RetentionView, retentionPreview } from '@/lib/retention/schema';

type Props = {
  repository: RepositoryName;
  policy: RetentionView;
  readOnly: boolean;
  language: Language;
  now: string;
  words: DeletionMessages;
  problemWords: RepositorySettingsMessages;
};

/** The rules, what they would do, and saving them; switched on, they are carried out only after a look at what goes. */
export function RetentionForm({ repository, policy, readOnly, language, now, words, problemWords }: Props) {
  const path = `${repositoryApiPath(repository)}/retention`;
  const dialog = useRef<HTMLDialogElement>(null);
  const [values, setValues] = useState(valuesOf(policy.rules));
  const [enabled, setEnabled] = useState(policy.enabled);
  const save = useChange(
    () => apiSend('PUT', path, { enabled, rules: rulesOf(values) }),
    () => dialog.current?.close(),
  );
  const remove = useChange(() => apiSend('DELETE', path));
  const tryOut = useMutation({
    mutationFn: (_isSaving: boolean) => apiSend<typeof retentionPreview>('POST', `${path}/preview`, rulesOf(values)),
    onSuccess: ({ totals }, isSaving) => {
      if (!isSaving) return;
      if (totals.tags.goes + totals.images > 0) dialog.current?.showModal();
      else save.run(undefined);
    },
  });
  const busy = save.busy || remove.busy || tryOut.isPending;
  const problems = { ...problemWords, problems: { ...problemWords.problems, ...words.problems } };
  const failure = tryOut.error ?? save.error ?? remove.error;
  const error = failure && inReadersWords(failure, problems);
  const { retention } = words;
  return (
    <form
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.reset();
        if (enabled) tryOut.mutate(true);
        else save.run(undefined);
      }}
    >
      <FormProblem error={error} failed={problemWords.failed} />
      <fieldset disabled={readOnly} className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <RuleFields values={values} onChange={setValues} error={error} words={retention} />
        <label className="flex items-start gap-3 text-sm">
          <input
            type="checkbox"
            className="mt-0.5 size-4 shrink-0"
            checked={enabled}
            onChange={(event) => setEnabled(event.target.checked)}
          />
          <span>
            <span className="font-medium">{retention.enabled}</span>
            <span className="block text-ink-soft">{retention.enabledHint}</span>
          </span>
        </label>
      </fieldset>
      {readOnly ? null : (
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton busy={busy}>{retention.save}</SubmitButton>
          <button type="button" className="button" disabled={busy} onClick={() => tryOut.mutate(false)}>
            {retention.preview}
          </button>
          {policy.changedAt ? (
            <button type="button" className="button" disabled={busy} onClick={() => remove.run(undefined)}>
              {retention.remove}
            </button>
          ) : null}
          <SavedNote shown={save.done && !busy} text={retention.saved} />
        </div>
      )}
      {tryOut.data ? <DryRun preview={tryOut.data} language={language} now={new Date(now)} words={retention} /> : null}
      <dialog
        ref={dialog}
        aria-label={retention.confirmTitle}
        className="m-auto w-full max-w-lg rounded-xl border border-line bg-surface-raised p-6 text-ink shadow-xl backdrop:bg-black/50"
      >
        <div className="grid gap-4">
          <h2 className="text-lg font-semibold">{retention.confirmTitle}</h2>
          <p className="text-sm">{tryOut.data ? dryRunSummary(tryOut.data, retention) : null}</p>
          <p className="text-sm font-medium">{words.preview.cannotUndo}</p>
          <div className="flex flex-wrap justify-end gap-2">
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              {words.preview.cancel}
            </button>
            <button type="button" className="button button-danger" disabled={busy} onClick={() => save.run(undefined)}>
              {retention.confirm}
            </button>
          </div>
        </div>
      </dialog>
    </form>
  );
}
