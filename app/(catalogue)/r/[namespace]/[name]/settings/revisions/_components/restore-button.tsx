'use client';

import { useRouter } from 'next/navigation';
import { ConfirmByName } from '@/components/form/confirm-by-name';
import { FormProblem } from '@/components/form/form-problem';
import { useChange } from '@/components/form/use-change';
import { apiSend } from '@/lib/api/client';
import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import { fillIn } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import { repositoryApiPath, revisionsPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { savedOverview } from '@/lib/repositories/overview-schema';

type Props = {
  repository: RepositoryName;
  language: Language;
  number: number;
  words: OverviewEditorMessages['revisions'];
};

export function RestoreButton({ repository, language, number, words }: Props) {
  const router = useRouter();
  const { run, busy, error } = useChange(
    () =>
      apiSend<typeof savedOverview>(
        'POST',
        `${repositoryApiPath(repository)}/overview/revisions/${number}/restoration`,
        { language },
      ),
    () => router.push(revisionsPath(repository, language)),
  );
  return (
    <ConfirmByName
      trigger={words.restore}
      title={fillIn(words.restoreTitle, { number })}
      words={{ typeName: '', cancel: words.cancel }}
      confirm={busy ? words.restoring : words.restore}
      busy={busy}
      problem={<FormProblem error={error} failed={words.restoreFailed} />}
      onConfirm={() => run(undefined)}
    >
      <p>{words.restoreText}</p>
    </ConfirmByName>
  );
}
