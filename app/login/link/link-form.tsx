'use client';

import { CodeForm } from '@/app/login/code-form';
import { ProblemNote } from '@/app/login/problem-note';
import type { SignInWords } from '@/app/login/sign-in-sentence';
import { useSignIn } from '@/app/login/use-sign-in';
import { formValues } from '@/components/form/form-values';
import { TextField } from '@/components/form/text-field';
import type { AccountMessages } from '@/lib/language/en/account';
import { fillIn } from '@/lib/language/format';

type Props = {
  words: AccountMessages['link'];
  signIn: SignInWords;
  destination: string;
  username: string;
  hasPassword: boolean;
  mayCreate: boolean;
};

/** Proves the existing account, or goes on with a new one. */
export function LinkForm({ words, signIn, destination, username, hasPassword, mayCreate }: Props) {
  const { problem, busy, run, sendCode, startOver } = useSignIn(signIn, destination);
  if (sendCode)
    return <CodeForm words={signIn.signIn} problem={problem} busy={busy} onCode={sendCode} onBack={startOver} />;
  return (
    <>
      <form method="post" className="grid gap-4" onSubmit={(event) => void run('link', formValues(event, 'password'))}>
        <ProblemNote text={problem} />
        {hasPassword ? (
          <>
            <TextField
              name="password"
              type="password"
              label={fillIn(words.password, { username })}
              autoComplete="current-password"
              maxLength={1024}
              required
            />
            <button type="submit" disabled={busy} className="button button-primary disabled:opacity-70">
              {words.submit}
            </button>
          </>
        ) : (
          <p>{words.noPassword}</p>
        )}
      </form>
      {mayCreate ? (
        <div className="grid gap-2 border-t border-line pt-5 text-sm">
          <p className="font-medium">{words.notMine}</p>
          <button
            type="button"
            disabled={busy}
            className="button justify-self-start disabled:opacity-70"
            onClick={() => void run('link', { instead: 'yes' })}
          >
            {words.instead}
          </button>
          <p className="text-ink-soft">{words.insteadHint}</p>
        </div>
      ) : null}
    </>
  );
}
