'use client';

import { sendSignIn } from '@/app/login/send-sign-in';
import type { SignInWords } from '@/app/login/sign-in-sentence';
import { FormProblem } from '@/components/form/form-problem';
import { formValues } from '@/components/form/form-values';
import { TextField } from '@/components/form/text-field';
import { useAccountChange } from '@/components/form/use-account-change';
import type { registrationResult } from '@/lib/accounts/schema';
import { apiSend } from '@/lib/api/client';
import type { AccountMessages } from '@/lib/language/en/account';
import { fillIn } from '@/lib/language/format';

type Props = {
  words: AccountMessages['register'];
  signIn: SignInWords;
  destination: string;
  invitation?: string;
  email?: string;
};
type Fields = { username: string; email: string; password: string };

/** Makes the account and signs in to it at once; what is wrong with a field is said at the field. */
export function RegisterForm({ words, signIn, destination, invitation, email }: Props) {
  const { run, busy, error, done, data } = useAccountChange(signIn.problems, async (fields: Fields) => {
    const body = { ...fields, ...(invitation ? { invitation } : {}) };
    const made = await apiSend<typeof registrationResult>('POST', '/api/v1/registration', body);
    const refused = await sendSignIn('credentials', { login: made.username, password: fields.password });
    if (refused === null && made.confirmationSentTo === null) window.location.assign(destination);
    return { ...made, signedIn: refused === null };
  });
  if (done && data)
    return (
      <div role="status" className="grid gap-4">
        <p>{fillIn(words.done, { name: data.username })}</p>
        {data.confirmationSentTo ? <p>{fillIn(words.sent, { email: data.confirmationSentTo })}</p> : null}
        <a href={data.signedIn ? destination : '/login'} className="button button-primary justify-self-start">
          {data.signedIn ? words.goOn : words.signIn}
        </a>
      </div>
    );
  return (
    <form
      method="post"
      className="grid gap-4"
      noValidate
      onSubmit={(event) => run(formValues(event, 'username', 'email', 'password'))}
    >
      <FormProblem error={error} failed={signIn.problems.other.failed} />
      <TextField
        name="username"
        label={words.username}
        hint={words.usernameHint}
        error={error}
        className="font-mono"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        required
      />
      <TextField
        name="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        error={error}
        defaultValue={email}
        autoComplete="email"
        maxLength={320}
        required
      />
      <TextField
        name="password"
        type="password"
        label={words.password}
        hint={words.passwordHint}
        error={error}
        autoComplete="new-password"
        maxLength={400}
        required
      />
      <button type="submit" disabled={busy} aria-busy={busy} className="button button-primary disabled:opacity-70">
        {words.submit}
      </button>
    </form>
  );
}
