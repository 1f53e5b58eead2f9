import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { signIn } from '@/lib/accounts/sign-in';
import { environment } from '@/lib/platform/env';

/** next-auth with user name (or e-mail address) and password; a JWT names the account and its session version. */
export const authOptions = (): NextAuthOptions => ({
  secret: environment().authSecret,
  session: { strategy: 'jwt', maxAge: 14 * 24 * 3600 },
  pages: { signIn: '/login' },
  providers: [
    Credentials({
      credentials: { login: { type: 'text' }, password: { type: 'password' } },
      async authorize(input) {
        const account = await signIn(input);
        return account && { id: account.id, sessionVersion: account.sessionVersion };
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sub: user.id, sessionVersion: user.sessionVersion } : token),
    session: ({ session, token }) => ({ ...session, userId: token.sub ?? '', sessionVersion: token.sessionVersion }),
  },
});

declare module 'next-auth' {
  interface User {
    sessionVersion: number;
  }
  interface Session {
    userId: string;
    sessionVersion: number;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sessionVersion: number;
  }
}
