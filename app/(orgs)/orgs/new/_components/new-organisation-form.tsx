'use client';

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { useChange } from '@/components/form/use-change';
import { explainProblem, type ProblemWords } from '@/components/organisation/explain-problem';
import { apiSend } from '@/lib/api/client';
import type { OrganisationMessages } from '@/lib/language/en/organisations';
import { organisationPath } from '@/lib/names/paths';
import type { NewOrganisation, publisherProfile } from '@/lib/publishers/profile-schema';

type Props = { words: OrganisationMessages['create']; problemWords: ProblemWords };

export function NewOrganisationForm({ words, problemWords }: Props) {
  const router = useRouter();
  const { run, busy, error } = useChange(
    (input: NewOrganisation) => apiSend<typeof publisherProfile>('POST', '/api/v1/organisations', input),
    ({ namespace }) => router.push(organisationPath(namespace, 'members')),
  );
  const problem = explainProblem(error, problemWords);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run({ namespace: String(form.get('namespace')), displayName: String(form.get('displayName')) });
  };
  return (
    <form method="post" onSubmit={submit} className="grid gap-5">
      <FormProblem error={problem} failed={words.failed} />
      <TextField
        name="namespace"
        label={words.namespace}
        hint={words.namespaceHint}
        error={problem}
        className="font-mono"
        required
        maxLength={60}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        name="displayName"
        label={words.displayName}
        hint={words.displayNameHint}
        error={problem}
        required
        maxLength={60}
        autoComplete="organization"
      />
      <SubmitButton busy={busy}>{words.submit}</SubmitButton>
    </form>
  );
}
