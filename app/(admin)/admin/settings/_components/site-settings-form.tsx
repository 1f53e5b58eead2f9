'use client';

import { FormProblem } from '@/components/form/form-problem';
import { formValues } from '@/components/form/form-values';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { useAccountChange } from '@/components/form/use-account-change';
import { apiSend } from '@/lib/api/client';
import type { AdministrationMessages } from '@/lib/language/en/administration';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';
import type { SiteSettings } from '@/lib/platform/site-settings';

type Props = { settings: SiteSettings; words: AdministrationMessages['settings']; problems: AccountProblemWords };

export function SiteSettingsForm({ settings, words, problems }: Props) {
  const { run, busy, error, done, reset } = useAccountChange(
    problems,
    (input: Record<'registration' | 'remoteImages', string>) => apiSend('PATCH', '/api/v1/admin/settings', input),
  );
  return (
    <form
      method="post"
      className="grid gap-6"
      onSubmit={(event) => run(formValues(event, 'registration', 'remoteImages'))}
      onChange={done ? reset : undefined}
    >
      <FormProblem error={error} failed={problems.other.failed} />
      <Choice
        name="registration"
        legend={words.registration}
        options={words.registrations}
        chosen={settings.registration}
      />
      <Choice
        name="remoteImages"
        legend={words.remoteImages}
        options={words.remoteImageModes}
        chosen={settings.remoteImages}
      />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton busy={busy}>{words.save}</SubmitButton>
        <SavedNote shown={done} text={words.saved} />
      </div>
    </form>
  );
}

type ChoiceProps = { name: string; legend: string; options: Readonly<Record<string, string>>; chosen: string };

function Choice({ name, legend, options, chosen }: ChoiceProps) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {Object.entries(options).map(([value, text]) => (
        <label key={value} className="flex min-h-8 items-center gap-3 text-sm">
          <input
            type="radio"
            name={name}
            value={value}
            defaultChecked={value === chosen}
            className="size-4 shrink-0 accent-accent"
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
