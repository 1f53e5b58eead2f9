'use client';

import { useState } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea, TextField } from '@/components/form/text-field';
import { useRepositoryChange } from '@/components/repository/use-repository-change';
import { apiSend } from '@/lib/api/client';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { fillIn } from '@/lib/language/format';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { RepositoryView } from '@/lib/repositories/schema';

type Props = {
  repository: RepositoryName;
  before: Pick<RepositoryView, 'deprecated' | 'deprecation' | 'successor' | 'endOfSupport'>;
  words: RepositorySettingsMessages;
};

/** Deprecates the repository, changes what is said of it, or takes it back. */
export function DeprecationForm({ repository, before, words }: Props) {
  const [successor, setSuccessor] = useState(before.successor ?? '');
  const [endOfSupport, setEndOfSupport] = useState(before.endOfSupport ?? '');
  const [reason, setReason] = useState(before.deprecation ?? '');
  const { run, busy, error, done } = useRepositoryChange(words, (deprecate: boolean) =>
    apiSend('PATCH', repositoryApiPath(repository), {
      deprecation: deprecate ? { reason, successor, endOfSupport } : null,
    }),
  );
  const { deprecation } = words;
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        run(true);
      }}
    >
      <FormProblem error={error} failed={words.failed} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          name="deprecation.successor"
          label={fillIn(words.optional, { label: deprecation.successor })}
          hint={deprecation.successorHint}
          className="font-mono"
          autoCapitalize="none"
          spellCheck={false}
          error={error}
          value={successor}
          onChange={(event) => setSuccessor(event.target.value)}
        />
        <TextField
          name="deprecation.endOfSupport"
          type="date"
          label={fillIn(words.optional, { label: deprecation.endOfSupport })}
          hint={deprecation.endOfSupportHint}
          error={error}
          value={endOfSupport}
          onChange={(event) => setEndOfSupport(event.target.value)}
        />
      </div>
      <TextArea
        name="deprecation.reason"
        label={fillIn(words.optional, { label: deprecation.reason })}
        hint={deprecation.reasonHint}
        rows={3}
        error={error}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton busy={busy}>{before.deprecated ? deprecation.change : deprecation.deprecate}</SubmitButton>
        {before.deprecated ? (
          <button type="button" className="button" disabled={busy} onClick={() => run(false)}>
            {deprecation.takeBack}
          </button>
        ) : null}
        <SavedNote shown={done} text={words.saved} />
      </div>
    </form>
  );
}
