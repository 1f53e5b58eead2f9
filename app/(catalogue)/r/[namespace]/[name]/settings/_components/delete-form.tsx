'use client';

import { useRouter } from 'next/navigation';
import { ConfirmByName } from '@/components/form/confirm-by-name';
import { FormProblem } from '@/components/form/form-problem';
import { useRepositoryChange } from '@/components/repository/use-repository-change';
import { apiSend } from '@/lib/api/client';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { DASHBOARD_PATH, repositoryApiPath } from '@/lib/names/paths';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';

type Props = { repository: RepositoryName; words: RepositorySettingsMessages };

/** Deletes the repository after its name was typed, and leads to where that can be undone. */
export function DeleteForm({ repository, words }: Props) {
  const router = useRouter();
  const { run, busy, error } = useRepositoryChange(
    words,
    () => apiSend('DELETE', repositoryApiPath(repository)),
    () => router.replace(DASHBOARD_PATH),
  );
  return (
    <div>
      <ConfirmByName
        trigger={words.delete.submit}
        title={words.delete.question}
        name={shortName(repository)}
        words={words}
        confirm={words.delete.submit}
        busy={busy}
        problem={<FormProblem error={error} failed={words.failed} />}
        onConfirm={() => run(undefined)}
      >
        <p>{words.delete.text}</p>
        <p>{words.delete.lead}</p>
      </ConfirmByName>
    </div>
  );
}
