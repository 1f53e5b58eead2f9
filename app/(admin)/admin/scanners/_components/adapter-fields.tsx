import type { LoginChoice } from '@/app/(admin)/admin/scanners/_components/scanner-input';
import { SelectField, TextArea, TextField } from '@/components/form/text-field';
import type { ScannersMessages } from '@/lib/language/en/scanners';
import type { ScannerSettingsView } from '@/lib/scans/scanners/schema';

type Props = {
  settings: ScannerSettingsView;
  error: unknown;
  words: ScannersMessages;
  login: LoginChoice;
  onLogin: (choice: LoginChoice) => void;
};

const CHOICES: readonly LoginChoice[] = ['keep', 'none', 'bearer', 'basic'];
const isChoice = (text: string): text is LoginChoice => CHOICES.some((choice) => choice === text);

/** Where an adapter is, and as whom this site asks it. */
export function AdapterFields({ settings, error, words: { form }, login, onLogin }: Props) {
  const isStored = settings.adapterLogin !== 'none';
  return (
    <>
      <TextField
        name="adapterUrl"
        type="url"
        label={form.adapterUrl}
        hint={form.adapterUrlHint}
        error={error}
        required
        maxLength={300}
        className="font-mono"
        autoComplete="off"
        defaultValue={settings.adapterUrl ?? ''}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="adapterLogin"
          label={form.login}
          error={error}
          value={login}
          onChange={({ target }) => isChoice(target.value) && onLogin(target.value)}
        >
          {CHOICES.filter((choice) => choice !== 'keep' || isStored).map((choice) => (
            <option key={choice} value={choice}>
              {form.logins[choice]}
            </option>
          ))}
        </SelectField>
        <LoginFields login={login} error={error} form={form} />
      </div>
      <TextArea
        name="adapterCertificates"
        label={form.certificates}
        hint={form.certificatesHint}
        error={error}
        rows={3}
        className="font-mono text-sm"
        spellCheck={false}
        defaultValue={settings.adapterCertificates ?? ''}
      />
    </>
  );
}

function LoginFields({ login, error, form }: Pick<Props, 'login' | 'error'> & { form: ScannersMessages['form'] }) {
  if (login === 'bearer') return <SecretField name="token" label={form.token} error={error} />;
  if (login !== 'basic') return null;
  return (
    <div className="grid gap-4">
      <TextField name="username" label={form.username} error={error} required maxLength={255} autoComplete="off" />
      <SecretField name="password" label={form.password} error={error} />
    </div>
  );
}

const SecretField = (field: { name: string; label: string; error: unknown }) => (
  <TextField {...field} type="password" required maxLength={4096} className="font-mono" autoComplete="new-password" />
);
