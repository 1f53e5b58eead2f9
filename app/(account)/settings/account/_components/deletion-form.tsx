'use client';

import { useState } from 'react';
import { proofOf } from '@/app/(account)/settings/_components/own-password-field';
import { Consequences } from '@/app/(account)/settings/account/_components/consequences';
import { ConfirmByName } from '@/components/form/confirm-by-name';
import { faultOf } from '@/components/form/field';
import { FormProblem } from '@/components/form/form-problem';
import { TextField } from '@/components/form/text-field';
import { useAccountChange } from '@/components/form/use-account-change';
import type { DeletionView } from '@/lib/accounts/schema';
import { ApiError, apiSend } from '@/lib/api/client';
import type { AccountSettingsMessages } from '@/lib/language/en/account-settings';
import { fillIn } from '@/lib/language/format';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';

type Props = {
  words: AccountSettingsMessages;
  problems: AccountProblemWords;
  username: string;
  hasPassword: boolean;
  deletion: DeletionView;
};

/** Says what goes, then asks for the name and the password. */
export function DeletionForm({ words, problems, username, hasPassword, deletion }: Props) {
  const { deletion: own } = words;
  const [deleteRepositories, setDeleteRepositories] = useState(false);
  const [password, setPassword] = useState('');
  const { run, busy, error } = useAccountChange(problems, async () => {
    const body = { username, deleteRepositories, ...proofOf(password) };
    await apiSend('POST', '/api/v1/account/deletion', body);
    window.location.assign('/');
  });
  const fault = faultOf(error, 'password');
  const blocked = deletion.lastAdministrator || deletion.lastOwnerOf.length > 0;
  const undecided = deletion.repositories.length > 0 && !deleteRepositories;
  return (
    <div className="grid gap-4">
      <Consequences words={own} deletion={deletion} />
      {deletion.repositories.length > 0 && !blocked ? (
        <label className="flex min-h-8 items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={deleteRepositories}
            onChange={(event) => setDeleteRepositories(event.target.checked)}
          />
          {own.deleteRepositories}
        </label>
      ) : null}
      {blocked || undecided ? null : (
        <div>
          <ConfirmByName
            trigger={own.submit}
            title={fillIn(own.question, { name: username })}
            name={username}
            words={{ typeName: own.typeName, cancel: words.cancel }}
            confirm={own.submit}
            busy={busy}
            onConfirm={() => run(undefined)}
            problem={
              <>
                {hasPassword ? (
                  <TextField
                    name="password"
                    type="password"
                    label={words.yourPassword}
                    error={error}
                    value={password}
                    onChange={(event) => setPassword(event.target.value)}
                    autoComplete="current-password"
                    maxLength={1024}
                    required
                  />
                ) : null}
                <FormProblem
                  error={error && fault ? new ApiError(error.status, '') : error}
                  failed={problems.other.failed}
                />
              </>
            }
          >
            <p>{own.consequences}</p>
          </ConfirmByName>
        </div>
      )}
    </div>
  );
}
