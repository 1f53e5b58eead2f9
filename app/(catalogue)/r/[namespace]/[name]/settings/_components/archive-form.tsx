'use client';

import { ConfirmByName } from '@/components/form/confirm-by-name';
import { FormProblem } from '@/components/form/form-problem';
import { useRepositoryChange } from '@/components/repository/use-repository-change';
import { apiSend } from '@/lib/api/client';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';

type Props = { repository: RepositoryName; archived: boolean; words: RepositorySettingsMessages };

export function ArchiveForm({ repository, archived, words }: Props) {
  const { run, busy, error } = useRepositoryChange(words, (archive: boolean) =>
    apiSend('PATCH', repositoryApiPath(repository), { archived: archive }),
  );
  const problem = <FormProblem error={error} failed={words.failed} />;
  if (archived)
    return (
      <div className="grid justify-items-start gap-3">
        {problem}
        <button type="button" className="button" disabled={busy} onClick={() => run(false)}>
          {words.archive.unarchive}
        </button>
      </div>
    );
  return (
    <div>
      <ConfirmByName
        trigger={words.archive.archive}
        title={words.archive.archiveQuestion}
        words={words}
        confirm={words.archive.archive}
        busy={busy}
        problem={problem}
        onConfirm={() => run(true)}
      >
        <p>{words.archive.lead}</p>
      </ConfirmByName>
    </div>
  );
}
