'use client';

import { useRouter } from 'next/navigation';
import { FormProblem } from '@/components/form/form-problem';
import { useRepositoryChange } from '@/components/repository/use-repository-change';
import { apiSend } from '@/lib/api/client';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { repositoryApiPath, repositoryPath } from '@/lib/names/paths';
import type { TransferView } from '@/lib/repositories/change-schema';

type Props = {
  offer: TransferView;
  words: Pick<RepositorySettingsMessages, 'problems' | 'faults' | 'pictures' | 'failed' | 'transfer'>;
};

/** Accepts or declines an offered repository; accepted, it leads to where the repository is then. */
export function TransferAnswer({ offer, words }: Props) {
  const router = useRouter();
  const { run, busy, error } = useRepositoryChange(
    words,
    (answer: 'acceptance' | 'refusal') => apiSend('POST', `${repositoryApiPath(offer)}/transfer/${answer}`),
    (_, answer) => {
      if (answer === 'acceptance') router.push(repositoryPath({ namespace: offer.to, name: offer.name }));
    },
  );
  return (
    <div className="grid gap-2">
      <FormProblem error={error} failed={words.failed} />
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button button-primary" disabled={busy} onClick={() => run('acceptance')}>
          {words.transfer.accept}
        </button>
        <button type="button" className="button" disabled={busy} onClick={() => run('refusal')}>
          {words.transfer.decline}
        </button>
      </div>
    </div>
  );
}
