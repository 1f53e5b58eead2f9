'use client';

import { useState } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { useRepositoryChange } from '@/components/repository/use-repository-change';
import { apiSend } from '@/lib/api/client';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';

type Props = {
  repository: RepositoryName;
  /** What is said of the offer that waits; null without one */
  pending: string | null;
  words: RepositorySettingsMessages;
};

/** Offers the repository to another publisher, or takes the offer back. */
export function TransferForm({ repository, pending, words }: Props) {
  const [namespace, setNamespace] = useState('');
  const path = `${repositoryApiPath(repository)}/transfer`;
  const ownWords = { ...words, problems: { ...words.problems, 'not-found': words.transfer.noPublisher } };
  const { run, busy, error } = useRepositoryChange(ownWords, (offer: boolean) =>
    offer ? apiSend('POST', path, { namespace: namespace.trim() }) : apiSend('DELETE', path),
  );
  const problem = <FormProblem error={error} failed={words.failed} />;
  if (pending)
    return (
      <div className="grid justify-items-start gap-3">
        {problem}
        <p>{pending}</p>
        <button type="button" className="button" disabled={busy} onClick={() => run(false)}>
          {words.transfer.cancel}
        </button>
      </div>
    );
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        run(true);
      }}
    >
      {problem}
      <TextField
        name="namespace"
        label={words.transfer.namespace}
        className="max-w-sm font-mono"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={namespace}
        onChange={(event) => setNamespace(event.target.value)}
      />
      <SubmitButton busy={busy}>{words.transfer.submit}</SubmitButton>
    </form>
  );
}
