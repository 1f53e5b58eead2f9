'use client';

import { useRouter } from 'next/navigation';
import { ConfirmByName } from '@/components/form/confirm-by-name';
import { FormProblem } from '@/components/form/form-problem';
import { useChange } from '@/components/form/use-change';
import { explainProblem, type ProblemWords } from '@/components/organisation/explain-problem';
import { apiSend } from '@/lib/api/client';
import type { OrganisationMessages } from '@/lib/language/en/organisations';
import { fillIn } from '@/lib/language/format';

type Props = { namespace: string; loss: string; words: OrganisationMessages; problemWords: ProblemWords };

export function DeleteOrganisation({ namespace, loss, words, problemWords }: Props) {
  const router = useRouter();
  const { run, busy, error } = useChange(
    () => apiSend('DELETE', `/api/v1/publishers/${namespace}`, { confirmation: namespace }),
    () => router.push('/orgs'),
  );
  return (
    <ConfirmByName
      trigger={words.danger.trigger}
      title={fillIn(words.danger.confirmTitle, { name: namespace })}
      name={namespace}
      words={words}
      confirm={words.danger.confirm}
      busy={busy}
      problem={<FormProblem error={explainProblem(error, problemWords)} failed={words.danger.failed} />}
      onConfirm={() => run(undefined)}
    >
      <p>{words.danger.lead}</p>
      {loss ? <p className="font-medium">{loss}</p> : null}
    </ConfirmByName>
  );
}
