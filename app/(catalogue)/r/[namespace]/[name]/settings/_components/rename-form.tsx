'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { useNameChange } from '@/components/repository/use-name-change';
import { apiSend } from '@/lib/api/client';
import type { NamesMessages } from '@/lib/language/en/names';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { repositoryApiPath, repositorySettingsPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { repositoryView } from '@/lib/repositories/schema';

type Props = { repository: RepositoryName; words: RepositorySettingsMessages; names: NamesMessages };

/** Another name within the namespace; then the settings go on under it. */
export function RenameForm({ repository, words, names }: Props) {
  const router = useRouter();
  const [name, setName] = useState(repository.name);
  const { run, busy, error } = useNameChange(
    words,
    names,
    () => apiSend<typeof repositoryView>('PUT', `${repositoryApiPath(repository)}/name`, { name }),
    (renamed) => router.replace(repositorySettingsPath(renamed, 'lifecycle')),
  );
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        run(undefined);
      }}
    >
      <FormProblem error={error} failed={words.failed} />
      <TextField
        name="name"
        label={words.rename.name}
        hint={`${repository.namespace}/${name}`}
        className="max-w-sm font-mono"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={error}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <SubmitButton busy={busy} disabled={name.trim() === repository.name}>
        {words.rename.submit}
      </SubmitButton>
    </form>
  );
}
