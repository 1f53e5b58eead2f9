import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { SESSION_DAYS, startSession } from '@/lib/accounts/sessions';
import { signIn } from '@/lib/accounts/sign-in';
import { clientAddress } from '@/lib/auth/client-address';
import { environment } from '@/lib/platform/env';

/** next-auth with user name (or e-mail address) and password; its JWT names a session of ours, which can be ended at once. */
export const authOptions = (): NextAuthOptions => ({
  secret: environment().authSecret,
  session: { strategy: 'jwt', maxAge: SESSION_DAYS * 24 * 3600 },
  pages: { signIn: '/login' },
  providers: [
    Credentials({
      credentials: { login: { type: 'text' }, password: { type: 'password' } },
      async authorize(input, request) {
        const id = await signIn(input);
        if (!id) return null;
        const headers = new Headers(request.headers as Record<string, string>);
        const origin = { via: 'password', userAgent: headers.get('user-agent') ?? '', address: clientAddress(headers) };
        return { id, sessionId: await startSession(id, origin) };
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sub: user.id, sessionId: user.sessionId } : token),
    session: ({ session, token }) => ({ ...session, sessionId: token.sessionId }),
  },
});

declare module 'next-auth' {
  interface User {
    sessionId: string;
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
