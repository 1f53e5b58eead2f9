'use client';

import { FormProblem } from '@/components/form/form-problem';
import { useRepositoryChange } from '@/components/repository/use-repository-change';
import { apiSend } from '@/lib/api/client';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';

type Props = {
  repository: RepositoryName;
  text: string;
  label: string;
  words: Pick<RepositorySettingsMessages, 'problems' | 'faults' | 'pictures' | 'failed'>;
};

export function RestoreButton({ repository, text, label, words }: Props) {
  const { run, busy, error } = useRepositoryChange(words, () =>
    apiSend('POST', `${repositoryApiPath(repository)}/restoration`),
  );
  return (
    <div className="grid gap-2">
      <button type="button" className="button" aria-label={label} disabled={busy} onClick={() => run(undefined)}>
        {text}
      </button>
      <FormProblem error={error} failed={words.failed} />
    </div>
  );
}
