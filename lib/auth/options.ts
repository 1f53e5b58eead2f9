import type { NextAuthOptions } from 'next-auth';
import { SESSION_LONGEST_DAYS } from '@/lib/accounts/sessions';
import { environment } from '@/lib/platform/env';

/**
 * What reading a session needs of next-auth. Its JWT only names a session of ours, which is looked up at every request
 * and can be ended at once; so it may live as long as one of those can.
 */
export const authOptions = (): NextAuthOptions => ({
  secret: environment().authSecret,
  session: { strategy: 'jwt', maxAge: SESSION_LONGEST_DAYS * 24 * 3600 },
  useSecureCookies: environment().publicUrl.startsWith('https:'),
  pages: { signIn: '/login', error: '/login' },
  providers: [],
  logger: {
    // A cookie that is not ours or too old is no failure of the site: anybody can send one.
    error: (code, details) => code !== 'JWT_SESSION_ERROR' && console.error(`next-auth: ${code}`, details),
    warn: () => undefined,
    debug: () => undefined,
  },
  callbacks: {
    session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId }),
  },
});

declare module 'next-auth' {
  interface User {
    /** How the session that begins came about: password, oidc, github, ldap */
    via?: string;
  }
  interface Session {
    sessionId: string;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sessionId: string;
  }
}
