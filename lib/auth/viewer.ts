import { cookies, headers } from 'next/headers';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { accountOfSession, type SessionAccount } from '@/lib/accounts/sessions';
import { clientAddress } from '@/lib/auth/client-address';
import { authOptions } from '@/lib/auth/options';
import { isLanguage, type Language, negotiateLanguage } from '@/lib/names/language';

export const LANGUAGE_COOKIE = 'plimsoll_language';
export const THEME_COOKIE = 'plimsoll_theme';
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export type Viewer = {
  actor: Actor;
  language: Language;
  theme: Theme;
  user: { username: string; displayName: string; role: SessionAccount['role'] } | null;
};

const isTheme = (text: string | undefined): text is Theme => (THEMES as readonly string[]).includes(text ?? '');

/** next-auth's cookie, which it splits into `.0`, `.1` when it is long. Without it there is no session to look up. */
const hasSessionCookie = (names: readonly string[]): boolean =>
  names.some((name) => /^(__Secure-)?next-auth\.session-token(\.\d+)?$/.test(name));

async function signedInAccount(): Promise<SessionAccount | null> {
  const session = await getServerSession(authOptions());
  return session?.sessionId ? accountOfSession(session.sessionId) : null;
}

/** Who is looking, and how: read once a request. A session that was ended counts as signed out. */
export const getViewer = cache(async (): Promise<Viewer> => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const account = hasSessionCookie(jar.getAll().map(({ name }) => name)) ? await signedInAccount() : null;
  const language = account?.language ?? jar.get(LANGUAGE_COOKIE)?.value;
  const theme = account?.theme ?? jar.get(THEME_COOKIE)?.value;
  return {
    actor: account
      ? {
          kind: 'user',
          userId: account.id,
          username: account.username,
          role: account.role,
          sessionId: account.sessionId,
          address: clientAddress(sent),
        }
      : ANONYMOUS,
    language: isLanguage(language) ? language : negotiateLanguage(sent.get('accept-language')),
    theme: isTheme(theme) ? theme : 'system',
    user: account && { username: account.username, displayName: account.displayName, role: account.role },
  };
});
