'use client';

import { FormProblem } from '@/components/form/form-problem';
import { formValues } from '@/components/form/form-values';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { SelectField, TextField } from '@/components/form/text-field';
import { useAccountChange } from '@/components/form/use-account-change';
import type { AccountView } from '@/lib/accounts/schema';
import { apiSend } from '@/lib/api/client';
import type { AccountSettingsMessages } from '@/lib/language/en/account-settings';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';
import { LANGUAGES } from '@/lib/names/language';

type Props = { words: AccountSettingsMessages; problems: AccountProblemWords; account: AccountView };
type Fields = Record<'displayName' | 'language' | 'theme', string>;

/** Name, language and colours. The last two change the page itself, which is read anew. */
export function ProfileForm({ words, problems, account }: Props) {
  const { profile } = words;
  const { run, busy, error, done } = useAccountChange(problems, (fields: Fields) =>
    apiSend('PATCH', '/api/v1/account', fields),
  );
  return (
    <form
      method="post"
      className="grid max-w-lg gap-4"
      onSubmit={(event) => run(formValues(event, 'displayName', 'language', 'theme'))}
    >
      <FormProblem error={error} failed={problems.other.failed} />
      <div className="grid gap-1">
        <p className="text-sm font-medium">{profile.username}</p>
        <p className="font-mono">{account.username}</p>
        <p className="text-sm text-ink-soft">{profile.usernameHint}</p>
      </div>
      <TextField
        name="displayName"
        label={profile.displayName}
        defaultValue={account.displayName}
        error={error}
        maxLength={200}
        autoComplete="name"
        required
      />
      <SelectField name="language" label={profile.language} defaultValue={account.language ?? 'en'}>
        {LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language}>
            {profile.languages[language]}
          </option>
        ))}
      </SelectField>
      <SelectField name="theme" label={profile.theme} defaultValue={account.theme ?? 'system'}>
        {(['system', 'light', 'dark'] as const).map((theme) => (
          <option key={theme} value={theme}>
            {profile.themes[theme]}
          </option>
        ))}
      </SelectField>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton busy={busy}>{words.save}</SubmitButton>
        <SavedNote shown={done && !busy} text={words.saved} />
      </div>
    </form>
  );
}
