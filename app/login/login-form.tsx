'use client';

import { signIn } from 'next-auth/react';
import { type FormEvent, useRef, useState } from 'react';
import type { AccountMessages } from '@/lib/language/en/account';

type Props = { words: AccountMessages['signIn']; destination: string };

/** Signs in through next-auth; a wrong password is said here, and the typed name stays. */
export function LoginForm({ words, destination }: Props) {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem('');
    try {
      const result = await signIn('credentials', {
        login: form.get('login'),
        password: form.get('password'),
        redirect: false,
      });
      // A whole new document: everything on it may look different to who is signed in.
      if (result && !result.error) return window.location.assign(destination);
      setProblem(words.wrong);
      password.current?.select();
    } catch (error) {
      console.error(error);
      setProblem(words.failed);
    }
    setBusy(false);
  };
  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <noscript>
        <p className="rounded-md bg-warn-soft px-4 py-3 text-warn">{words.needsScript}</p>
      </noscript>
      <p role="alert" className={problem ? 'rounded-md border-l-4 border-danger bg-danger-soft px-4 py-3' : 'sr-only'}>
        {problem}
      </p>
      <label className="grid gap-1 text-sm font-medium">
        {words.login}
        <input
          className="field text-base font-normal"
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={320}
          required
        />
      </label>
      <label className="grid gap-1 text-sm font-medium">
        {words.password}
        <input
          ref={password}
          className="field text-base font-normal"
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={1024}
          required
        />
      </label>
      <button type="submit" disabled={busy} className="button button-primary disabled:opacity-70">
        {busy ? words.submitting : words.submit}
      </button>
    </form>
  );
}
