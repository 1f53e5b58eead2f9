'use client';

import { useState } from 'react';
import { CodeForm } from '@/app/login/code-form';
import { ProblemNote } from '@/app/login/problem-note';
import { ProviderButtons } from '@/app/login/provider-buttons';
import type { SignInWords } from '@/app/login/sign-in-sentence';
import { useSignIn } from '@/app/login/use-sign-in';
import { formValues } from '@/components/form/form-values';
import { TextField } from '@/components/form/text-field';
import { fillIn } from '@/lib/language/format';

type Props = {
  words: SignInWords;
  destination: string;
  directory: boolean;
  providers: readonly { id: string; name: string }[];
  /** What the address says went wrong, as when somebody comes back from a provider. */
  problem: string;
};

/** Signs in through next-auth; a wrong password is said here, and the typed name stays. */
export function LoginForm({ words, destination, directory, providers, problem: first }: Props) {
  const { signIn } = words;
  const [place, setPlace] = useState<'ldap' | 'credentials'>(directory ? 'ldap' : 'credentials');
  const [unreachable, setUnreachable] = useState(false);
  const { problem, busy, run, sendCode, startOver } = useSignIn(words, destination, first);
  if (sendCode) return <CodeForm words={signIn} problem={problem} busy={busy} onCode={sendCode} onBack={startOver} />;
  const labels = Object.fromEntries(providers.map(({ id, name }) => [id, fillIn(signIn.withProvider, { name })]));
  return (
    <div className="grid gap-5">
      <form
        method="post"
        className="grid gap-4"
        onSubmit={(event) => {
          const form = event.currentTarget;
          void run(place, formValues(event, 'login', 'password')).then(() =>
            form.querySelector<HTMLInputElement>('[name=password]')?.select(),
          );
        }}
      >
        <noscript>
          <p className="rounded-md bg-warn-soft px-4 py-3 text-warn">{signIn.needsScript}</p>
        </noscript>
        <ProblemNote text={unreachable ? words.problems.other.failed : problem} />
        {directory ? (
          <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
            <legend className="mb-1 text-sm font-medium">{signIn.where}</legend>
            {(['ldap', 'credentials'] as const).map((choice) => (
              <label key={choice} className="flex min-h-8 items-center gap-2">
                <input
                  type="radio"
                  name="place"
                  className="size-4 accent-accent"
                  checked={place === choice}
                  onChange={() => setPlace(choice)}
                />
                {choice === 'ldap' ? signIn.directory : signIn.site}
              </label>
            ))}
          </fieldset>
        ) : null}
        <TextField
          name="login"
          label={place === 'ldap' ? signIn.directoryLogin : signIn.login}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={320}
          required
        />
        <TextField
          name="password"
          label={signIn.password}
          type="password"
          autoComplete="current-password"
          maxLength={1024}
          required
        />
        <button type="submit" disabled={busy} className="button button-primary disabled:opacity-70">
          {busy ? signIn.submitting : signIn.submit}
        </button>
      </form>
      {providers.length > 0 ? (
        <>
          <p className="flex items-center gap-3 text-sm text-ink-soft before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
            {signIn.or}
          </p>
          <ProviderButtons
            providers={providers}
            destination={destination}
            labels={labels}
            onFailed={() => setUnreachable(true)}
          />
        </>
      ) : null}
    </div>
  );
}
