import type { Account, NextAuthOptions, User } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { endSession } from '@/lib/accounts/end-session';
import { externalPerson } from '@/lib/accounts/external-person';
import { createInsteadOfLinking, linkIdentityByPassword } from '@/lib/accounts/link-identity';
import { startSession } from '@/lib/accounts/sessions';
import { signIn } from '@/lib/accounts/sign-in';
import { signInWithDirectory } from '@/lib/accounts/sign-in-with-directory';
import { type IdentitySignIn, signInWithIdentity } from '@/lib/accounts/sign-in-with-identity';
import { GITHUB_PROVIDER_ID, githubProvider, githubSettings } from '@/lib/auth/github';
import { OPENID_PROVIDER_ID, openIdConnectProvider, openIdConnectSettings } from '@/lib/auth/openid-connect';
import { authOptions } from '@/lib/auth/options';
import { signInError } from '@/lib/auth/sign-in-error';
import { environment } from '@/lib/platform/env';
import { getSiteSettings } from '@/lib/platform/site-settings';

/** What a request of somebody who signs in brings besides the form. */
export type SignInRequest = {
  address: string | undefined;
  userAgent: string;
  /** Who is signed in already in this browser: they link a provider. */
  signedInAs: string | undefined;
  /** The ticket of an identity that waits to be linked. */
  ticket: string | undefined;
};

/** A ticket made while signing in, for the browser alone. */
export type TicketHolder = { ticket: string | undefined };

type Authorize = (input: Record<string, string> | undefined) => Promise<User | null>;

/** A form of ours: null says that name or password were wrong, an error says another reason. */
const form = (id: string, authorize: Authorize) =>
  Credentials({
    id,
    // The fields that next-auth hands on.
    credentials: { login: {}, password: {}, code: {}, instead: {} },
    authorize: (input) =>
      authorize(input).catch((error: unknown) => {
        throw signInError(error);
      }),
  });

function finish(result: IdentitySignIn, holder: TicketHolder): string | null {
  if (result.kind === 'signed-in') return result.userId;
  holder.ticket = result.ticket;
  return null;
}

function forms(request: SignInRequest, holder: TicketHolder): NextAuthOptions['providers'] {
  const { address, ticket } = request;
  const byPassword = form('credentials', async (input) => {
    const id = await signIn(input, address);
    return id === null ? null : { id, via: 'password' };
  });
  const byDirectory = form('ldap', async (input) => {
    const result = await signInWithDirectory(input, { address });
    if (!result) return null;
    const id = finish(result, holder);
    if (id === null) throw new Error('link');
    return { id, via: 'ldap' };
  });
  const byLinking = form('link', async (input) => {
    const { password = '', code, instead } = input ?? {};
    if (!ticket) throw new Error('link-gone');
    const linked =
      instead === 'yes'
        ? await createInsteadOfLinking(ticket)
        : await linkIdentityByPassword(ticket, { password, code }, address);
    return linked && { id: linked.userId, via: linked.via };
  });
  return [byPassword, ...(environment().directory ? [byDirectory] : []), byLinking];
}

/** The provider that this request is about, if any: asking an issuer for its endpoints takes a moment. */
async function providerAsked(id: string | undefined): Promise<NextAuthOptions['providers']> {
  const site = environment();
  const openId = id === OPENID_PROVIDER_ID ? openIdConnectSettings(site) : undefined;
  if (openId) return [await openIdConnectProvider(openId)];
  const github = id === GITHUB_PROVIDER_ID ? githubSettings(site) : undefined;
  return github ? [githubProvider(github)] : [];
}

/** Puts the account here in place of the one elsewhere. @returns where to go instead of signing in, if anywhere */
async function comeFromElsewhere(user: User, account: Account, request: SignInRequest, holder: TicketHolder) {
  const open = account.provider === OPENID_PROVIDER_ID || (await getSiteSettings()).registration === 'open';
  const person = externalPerson.parse(user);
  const result = await signInWithIdentity(person, { mayCreate: open, signedInAs: request.signedInAs });
  const id = finish(result, holder);
  if (id === null) return '/login/link';
  Object.assign(user, { id, via: account.provider });
  return true;
}

/** next-auth for one request of somebody who signs in or out. @throws AppError `unavailable`, see discoverOpenId */
export async function signInOptions(
  providerId: string | undefined,
  request: SignInRequest,
  holder: TicketHolder,
): Promise<NextAuthOptions> {
  const base = authOptions();
  return {
    ...base,
    providers: [...forms(request, holder), ...(await providerAsked(providerId))],
    callbacks: {
      ...base.callbacks,
      signIn: async ({ user, account }) => {
        if (!account || account.type === 'credentials') return true;
        try {
          return await comeFromElsewhere(user, account, request, holder);
        } catch (error) {
          return `/login?${new URLSearchParams({ error: signInError(error).message })}`;
        }
      },
      // Only a sign-in brings a user; it always begins a session of its own, whatever cookie the browser had.
      jwt: async ({ token, user }) => {
        if (!user) return token;
        if (user.via === undefined) throw new Error('Somebody came from a provider without an account here.');
        const { address, userAgent } = request;
        return { sub: user.id, sessionId: await startSession(user.id, { via: user.via, userAgent, address }) };
      },
    },
    events: {
      signOut: ({ token }) => (token?.sessionId ? endSession(token.sessionId, request.address) : Promise.resolve()),
    },
  };
}
