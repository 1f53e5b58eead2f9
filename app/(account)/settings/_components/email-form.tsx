'use client';

import { useRef } from 'react';
import { OwnPasswordField, proofOf } from '@/app/(account)/settings/_components/own-password-field';
import { FormProblem } from '@/components/form/form-problem';
import { formValues } from '@/components/form/form-values';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { useAccountChange } from '@/components/form/use-account-change';
import type { AccountView, emailChangeResult } from '@/lib/accounts/schema';
import { apiSend } from '@/lib/api/client';
import type { AccountSettingsMessages } from '@/lib/language/en/account-settings';
import { fillIn } from '@/lib/language/format';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';

type Props = { words: AccountSettingsMessages; problems: AccountProblemWords; account: AccountView; mails: boolean };
type Fields = Record<'email' | 'password', string>;

/** The address of now, the one that waits for its confirmation, and a new one. */
export function EmailForm({ words, problems, account, mails }: Props) {
  const { email: own } = words;
  const form = useRef<HTMLFormElement>(null);
  const { run, busy, error, done, data } = useAccountChange(
    problems,
    ({ email, password }: Fields) =>
      apiSend<typeof emailChangeResult>('POST', '/api/v1/account/email', { email, ...proofOf(password) }),
    () => form.current?.reset(),
  );
  const waiting = account.pendingEmail ?? (account.emailConfirmed ? null : account.email);
  return (
    <div className="grid max-w-lg gap-4">
      <p>
        {account.email ? (
          <>
            <span className="font-medium wrap-anywhere">{account.email}</span>{' '}
            <span className="chip">{account.emailConfirmed ? own.confirmed : own.unconfirmed}</span>
          </>
        ) : (
          own.none
        )}
      </p>
      {account.pendingEmail ? (
        <p className="text-sm text-ink-soft">{fillIn(own.pending, { email: account.pendingEmail })}</p>
      ) : null}
      {mails || account.role === 'admin' ? (
        <form
          ref={form}
          method="post"
          noValidate
          className="grid gap-4"
          onSubmit={(event) => run(formValues(event, 'email', 'password'))}
        >
          <FormProblem error={error} failed={problems.other.failed} />
          <TextField
            name="email"
            type="email"
            label={own.newEmail}
            hint={mails ? own.newEmailHint : own.newEmailHintNow}
            error={error}
            defaultValue={mails ? (waiting ?? '') : ''}
            autoComplete="email"
            maxLength={320}
            required
          />
          <OwnPasswordField words={words} hasPassword={account.hasPassword} error={error} />
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton busy={busy}>{mails && waiting ? own.resend : own.submit}</SubmitButton>
            <SavedNote shown={done && !busy} text={data?.state === 'changed' ? own.changed : own.sent} />
          </div>
        </form>
      ) : (
        <p className="text-sm text-ink-soft">{own.noMail}</p>
      )}
    </div>
  );
}
