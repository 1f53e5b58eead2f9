import { environment } from '@/lib/platform/env';

/** What this installation's small secrets are sealed with. @throws Error where the process was started without it */
export function authSecret(): string {
  const { authSecret: secret } = environment();
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set: start the site with “npm start”.');
  return secret;
}
