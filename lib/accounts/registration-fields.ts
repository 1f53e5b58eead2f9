import type { z } from 'zod';
import { parseEmail } from '@/lib/accounts/check-email';
import { passwordRefusal } from '@/lib/accounts/password-rules';
import type { FieldRefusal } from '@/lib/accounts/refusal';
import { refuseFields } from '@/lib/accounts/refuse';
import type { registrationInput } from '@/lib/accounts/schema';
import type { Queries } from '@/lib/platform/db';
import { newNamespaceRefusal } from '@/lib/publishers/new-namespace-refusal';

export type RegistrationFields = { username: string; email: string; password: string };

/** What somebody entered, checked at once, so that they read everything that is wrong with it. @throws AppError */
export async function checkRegistration(
  queries: Queries,
  input: Omit<z.output<typeof registrationInput>, 'invitation'>,
  options: { asAdministrator?: boolean } = {},
): Promise<RegistrationFields> {
  const username = input.username.trim();
  const email = parseEmail(input.email);
  const name = await newNamespaceRefusal(queries, username, options);
  const password = passwordRefusal(input.password, [username, email]);
  const refusals: Record<string, FieldRefusal> = {
    ...(name ? { username: { kind: 'name', reason: name } } : {}),
    ...(email === null ? { email: { kind: 'email' } } : {}),
    ...(password ? { password } : {}),
  };
  if (email === null || Object.keys(refusals).length > 0) throw refuseFields(refusals);
  return { username, email, password: input.password };
}

/** For the moment after the check in which somebody else took the name. */
export const usernameTaken = (username: string) =>
  refuseFields({ username: { kind: 'name', reason: { of: 'namespace', kind: 'taken', trusted: username } } });
