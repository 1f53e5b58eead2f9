'use client';

import { useState } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { useRepositoryChange } from '@/components/repository/use-repository-change';
import { VisibilityChoice } from '@/components/repository/visibility-choice';
import { apiSend } from '@/lib/api/client';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';

type Props = { repository: RepositoryName; before: 'public' | 'private'; words: RepositorySettingsMessages };

export function VisibilityForm({ repository, before, words }: Props) {
  const [visibility, setVisibility] = useState(before);
  const { run, busy, error, done } = useRepositoryChange(words, () =>
    apiSend('PATCH', repositoryApiPath(repository), { visibility }),
  );
  const changed = visibility !== before;
  const consequence = visibility === 'private' ? words.visibility.goesPrivate : words.visibility.goesPublic;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        run(undefined);
      }}
    >
      <FormProblem error={error} failed={words.failed} />
      <VisibilityChoice value={visibility} onChange={setVisibility} words={words.create} />
      <p role="status" className="text-sm text-warn empty:hidden">
        {changed ? consequence : ''}
      </p>
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton busy={busy} disabled={!changed}>
          {words.save}
        </SubmitButton>
        <SavedNote shown={done && !changed} text={words.saved} />
      </div>
    </form>
  );
}
