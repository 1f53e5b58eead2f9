import { TextField } from '@/components/form/text-field';
import type { AccountSettingsMessages } from '@/lib/language/en/account-settings';

type Props = { words: AccountSettingsMessages; hasPassword: boolean; error: unknown; name?: string };

/** Where a session that was left open must not suffice; nothing for who has no password here. */
export function OwnPasswordField({ words, hasPassword, error, name = 'password' }: Props) {
  if (!hasPassword) return null;
  return (
    <TextField
      name={name}
      type="password"
      label={words.yourPassword}
      hint={words.yourPasswordHint}
      error={error}
      autoComplete="current-password"
      maxLength={1024}
      required
    />
  );
}

/** The body's part that proves who asks. */
export const proofOf = (password: string): { password?: string } => (password === '' ? {} : { password });
