'use client';

import { FormProblem } from '@/components/form/form-problem';
import { formValues } from '@/components/form/form-values';
import { TextField } from '@/components/form/text-field';
import { useAccountChange } from '@/components/form/use-account-change';
import { apiSend } from '@/lib/api/client';
import type { AccountMessages } from '@/lib/language/en/account';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';

type Props = { words: AccountMessages['forgot']; problems: AccountProblemWords };

/** Asks for a link; the answer is the same whether there is such an account or not. */
export function ForgotForm({ words, problems }: Props) {
  const { run, busy, error, done } = useAccountChange(problems, (fields: { login: string }) =>
    apiSend('POST', '/api/v1/password-resets', fields),
  );
  return (
    <form method="post" className="grid gap-4" onSubmit={(event) => run(formValues(event, 'login'))}>
      <FormProblem error={error} failed={problems.other.failed} />
      <TextField
        name="login"
        label={words.login}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={320}
        required
      />
      <button type="submit" disabled={busy} aria-busy={busy} className="button button-primary disabled:opacity-70">
        {words.submit}
      </button>
      <p role="status" className={done ? 'rounded-md bg-ok-soft px-4 py-3 text-ok' : 'sr-only'}>
        {done ? words.sent : ''}
      </p>
    </form>
  );
}
