'use client';

import { FormProblem } from '@/components/form/form-problem';
import { formValues } from '@/components/form/form-values';
import { useAccountChange } from '@/components/form/use-account-change';
import type { confirmationResult } from '@/lib/accounts/schema';
import { ApiError, apiSend } from '@/lib/api/client';
import type { AccountMessages } from '@/lib/language/en/account';
import { fillIn } from '@/lib/language/format';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';

type Props = { words: AccountMessages['confirm']; problems: AccountProblemWords; secret: string };

export function ConfirmForm({ words, problems, secret }: Props) {
  const { run, busy, error, done, data } = useAccountChange(problems, () =>
    apiSend<typeof confirmationResult>('POST', `/api/v1/email-confirmations/${secret}`),
  );
  // There is no field here for a fault of one to stand at.
  const said = error && (error.fields[0] ? new ApiError(error.status, error.fields[0].reason) : error);
  if (done && data)
    return (
      <div role="status" className="grid gap-4">
        <p>{fillIn(words.done, { email: data.email })}</p>
        <a href="/settings" className="button button-primary justify-self-start">
          {words.goOn}
        </a>
      </div>
    );
  return (
    <form
      method="post"
      className="grid gap-4"
      onSubmit={(event) => {
        formValues(event);
        run(undefined);
      }}
    >
      <FormProblem error={said} failed={problems.other.failed} />
      <button type="submit" disabled={busy} aria-busy={busy} className="button button-primary disabled:opacity-70">
        {words.submit}
      </button>
    </form>
  );
}
