'use client';

import { useMutation } from '@tanstack/react-query';
import { FormProblem } from '@/components/form/form-problem';
import { formValues } from '@/components/form/form-values';
import { inWords } from '@/components/form/in-words';
import { TextField } from '@/components/form/text-field';
import { apiSend } from '@/lib/api/client';
import type { AccountMessages } from '@/lib/language/en/account';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';

type Props = { words: AccountMessages['reset']; problems: AccountProblemWords; secret: string; username: string };

/** Sets the new password. The page is not read again afterwards: its link is used up then. */
export function ResetForm({ words, problems, secret, username }: Props) {
  const { mutate, isPending, error, isSuccess } = useMutation({
    mutationFn: (fields: { password: string }) => apiSend('POST', `/api/v1/password-resets/${secret}`, fields),
  });
  const said = inWords(error, problems);
  if (isSuccess)
    return (
      <div role="status" className="grid gap-4">
        <p>{words.done}</p>
        <a href="/login" className="button button-primary justify-self-start">
          {words.signIn}
        </a>
      </div>
    );
  return (
    <form method="post" className="grid gap-4" onSubmit={(event) => mutate(formValues(event, 'password'))}>
      <FormProblem error={said} failed={problems.other.failed} />
      {/* Password managers keep the password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
      <TextField
        name="password"
        type="password"
        label={words.password}
        hint={words.passwordHint}
        error={said}
        autoComplete="new-password"
        maxLength={400}
        required
      />
      <button
        type="submit"
        disabled={isPending}
        aria-busy={isPending}
        className="button button-primary disabled:opacity-70"
      >
        {words.submit}
      </button>
    </form>
  );
}
