'use client';

import { FormProblem } from '@/components/form/form-problem';
import { formValues } from '@/components/form/form-values';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { useAccountChange } from '@/components/form/use-account-change';
import { CodeLine } from '@/components/ui/code-line';
import { Notice } from '@/components/ui/notice';
import type { registrationInvitationView } from '@/lib/accounts/administration-schema';
import { apiSend } from '@/lib/api/client';
import type { AdministrationMessages } from '@/lib/language/en/administration';
import { fillIn } from '@/lib/language/format';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';

type Props = { words: AdministrationMessages; problems: AccountProblemWords; copiedLabel: string };

export function InviteForm({ words, problems, copiedLabel }: Props) {
  const { run, busy, error, data } = useAccountChange(problems, (input: { email: string }) =>
    apiSend<typeof registrationInvitationView>('POST', '/api/v1/admin/invitations', input),
  );
  return (
    <form method="post" className="grid max-w-lg gap-4" onSubmit={(event) => run(formValues(event, 'email'))}>
      <FormProblem error={error} failed={problems.other.failed} />
      <TextField
        key={data?.email ?? ''}
        name="email"
        type="email"
        label={words.invite.email}
        error={error}
        required
        maxLength={320}
        autoComplete="off"
      />
      <SubmitButton busy={busy}>{words.invite.submit}</SubmitButton>
      <SavedNote
        shown={data !== undefined && data.link === null}
        text={fillIn(words.invite.mailed, { email: data?.email ?? '' })}
      />
      {data?.link ? (
        <Notice tone="warn" title={data.email}>
          <p className="mb-2 text-sm">{words.invite.link}</p>
          <CodeLine code={data.link} label={words.copy} copiedLabel={copiedLabel} />
        </Notice>
      ) : null}
    </form>
  );
}
