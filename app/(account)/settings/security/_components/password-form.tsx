'use client';

import { useRef } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { formValues } from '@/components/form/form-values';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { useAccountChange } from '@/components/form/use-account-change';
import type { passwordResult } from '@/lib/accounts/schema';
import { apiSend } from '@/lib/api/client';
import type { AccountSettingsMessages } from '@/lib/language/en/account-settings';
import { counted } from '@/lib/language/format';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';

type Props = { words: AccountSettingsMessages; problems: AccountProblemWords; username: string; hasPassword: boolean };
type Fields = Record<'current' | 'password', string>;

export function PasswordForm({ words, problems, username, hasPassword }: Props) {
  const { password: own } = words;
  const form = useRef<HTMLFormElement>(null);
  const { run, busy, error, done, data } = useAccountChange(
    problems,
    ({ current, password }: Fields) =>
      apiSend<typeof passwordResult>('PUT', '/api/v1/account/password', {
        password,
        ...(hasPassword ? { current } : {}),
      }),
    () => form.current?.reset(),
  );
  return (
    <form
      ref={form}
      method="post"
      className="grid max-w-lg gap-4"
      onSubmit={(event) => run(formValues(event, 'current', 'password'))}
    >
      <FormProblem error={error} failed={problems.other.failed} />
      {/* Password managers keep the password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
      {hasPassword ? (
        <TextField
          name="current"
          type="password"
          label={own.current}
          error={error}
          autoComplete="current-password"
          maxLength={1024}
          required
        />
      ) : (
        <p className="text-sm text-ink-soft">{own.none}</p>
      )}
      <TextField
        name="password"
        type="password"
        label={own.next}
        hint={own.nextHint}
        error={error}
        autoComplete="new-password"
        maxLength={400}
        required
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton busy={busy}>{hasPassword ? own.submit : own.submitFirst}</SubmitButton>
        <SavedNote shown={done && !busy} text={data ? counted(own.done, data.endedSessions) : ''} />
      </div>
    </form>
  );
}
