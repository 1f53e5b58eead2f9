'use client';

import { type FormEvent, useRef } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { SelectField, TextField } from '@/components/form/text-field';
import { useChange } from '@/components/form/use-change';
import { explainProblem, type ProblemWords } from '@/components/organisation/explain-problem';
import { CodeLine } from '@/components/ui/code-line';
import { Notice } from '@/components/ui/notice';
import { ApiError, apiSend } from '@/lib/api/client';
import type { OrganisationMessages } from '@/lib/language/en/organisations';
import { MEMBER_ROLES, type MemberRole, type newInvitation } from '@/lib/publishers/member-schema';

type Props = { namespace: string; words: OrganisationMessages; copiedLabel: string; problemWords: ProblemWords };
type Invited = { who: string; role: MemberRole };

/** What is wrong with the user name or the address stands at the one field that both share. */
function atOneField(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const invalidParameters = error.fields.map((field) => ({ ...field, name: 'who' }));
  return new ApiError(error.status, error.message, { ...error.problem, invalidParameters });
}

export function InviteForm({ namespace, words, copiedLabel, problemWords }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const { run, busy, data, error } = useChange(
    ({ who, role }: Invited) =>
      apiSend<typeof newInvitation>('POST', `/api/v1/publishers/${namespace}/invitations`, {
        ...(who.includes('@') ? { email: who } : { username: who }),
        role,
      }),
    () => form.current?.reset(),
  );
  const texts = words.invite;
  const problem = atOneField(explainProblem(error, problemWords));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    run({ who: String(fields.get('who')).trim(), role: String(fields.get('role')) as MemberRole });
  };
  return (
    <div className="grid gap-4">
      <form method="post" ref={form} onSubmit={submit} className="grid gap-4">
        <FormProblem error={problem} failed={texts.failed} />
        <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
          <TextField
            name="who"
            label={texts.who}
            error={problem}
            required
            maxLength={320}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <SelectField name="role" label={texts.role} defaultValue="member">
            {MEMBER_ROLES.map((role) => (
              <option key={role} value={role}>
                {words.roles[role]}
              </option>
            ))}
          </SelectField>
        </div>
        <div className="flex flex-wrap items-center gap-4">
          <SubmitButton busy={busy}>{texts.submit}</SubmitButton>
          <SavedNote shown={data?.mailed ?? false} text={texts.mailed} />
        </div>
      </form>
      {data?.link ? (
        <Notice tone="warn" title={texts.linkTitle}>
          <p className="mb-2">{data.invitation.username ? texts.linkTextUser : texts.linkText}</p>
          <CodeLine code={data.link} label={words.copy} copiedLabel={copiedLabel} />
        </Notice>
      ) : null}
    </div>
  );
}
