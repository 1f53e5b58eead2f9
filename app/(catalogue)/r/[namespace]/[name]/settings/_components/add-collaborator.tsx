'use client';

import { useState } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { SubmitButton } from '@/components/form/submit-button';
import { SelectField, TextField } from '@/components/form/text-field';
import { useRepositoryChange } from '@/components/repository/use-repository-change';
import { apiSend } from '@/lib/api/client';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import { COLLABORATOR_ROLES } from '@/lib/repositories/change-words';

export function AddCollaborator({
  repository,
  words,
}: {
  repository: RepositoryName;
  words: RepositorySettingsMessages;
}) {
  const [username, setUsername] = useState('');
  const [role, setRole] = useState<(typeof COLLABORATOR_ROLES)[number]>('read');
  const { collaborators } = words;
  const ownWords = { ...words, problems: { ...words.problems, 'not-found': collaborators.noUser } };
  const { run, busy, error } = useRepositoryChange(
    ownWords,
    () =>
      apiSend('PUT', `${repositoryApiPath(repository)}/collaborators/${encodeURIComponent(username.trim())}`, { role }),
    () => setUsername(''),
  );
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        run(undefined);
      }}
    >
      <h3 className="font-semibold">{collaborators.addTitle}</h3>
      <FormProblem error={error} failed={words.failed} />
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          name="username"
          label={collaborators.username}
          className="font-mono"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
        <SelectField
          name="role"
          label={collaborators.role}
          hint={collaborators.roleHints[role]}
          value={role}
          onChange={(event) => setRole(COLLABORATOR_ROLES.find((known) => known === event.target.value) ?? 'read')}
        >
          {COLLABORATOR_ROLES.map((known) => (
            <option key={known} value={known}>
              {collaborators.roles[known]}
            </option>
          ))}
        </SelectField>
      </div>
      <SubmitButton busy={busy}>{collaborators.add}</SubmitButton>
    </form>
  );
}
