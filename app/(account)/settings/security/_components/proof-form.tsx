'use client';

import { OwnPasswordField, proofOf } from '@/app/(account)/settings/_components/own-password-field';
import { FormProblem } from '@/components/form/form-problem';
import { formValues } from '@/components/form/form-values';
import { SubmitButton } from '@/components/form/submit-button';
import { useAccountChange } from '@/components/form/use-account-change';
import { apiSend } from '@/lib/api/client';
import type { AccountSettingsMessages } from '@/lib/language/en/account-settings';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';

type Props<O> = {
  words: AccountSettingsMessages;
  problems: AccountProblemWords;
  path: string;
  hasPassword: boolean;
  submit: string;
  lead?: string;
  danger?: boolean;
  onDone: (answer: O) => void;
};

/** One button that asks for the password first. */
export function ProofForm<O>({ words, problems, path, hasPassword, submit, lead, danger, onDone }: Props<O>) {
  const { run, busy, error } = useAccountChange(
    problems,
    async ({ password }: { password: string }) => (await apiSend('POST', path, proofOf(password))) as O,
    onDone,
  );
  return (
    <form method="post" className="grid max-w-lg gap-4" onSubmit={(event) => run(formValues(event, 'password'))}>
      {lead ? <p className="text-sm text-ink-soft">{lead}</p> : null}
      <FormProblem error={error} failed={problems.other.failed} />
      <OwnPasswordField words={words} hasPassword={hasPassword} error={error} />
      <SubmitButton busy={busy} danger={danger ?? false}>
        {submit}
      </SubmitButton>
    </form>
  );
}
