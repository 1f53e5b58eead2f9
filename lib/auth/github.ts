import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import { claimText, type ExternalIdentity, toExternalUser } from '@/lib/auth/external-identity';
import { isLoopback } from '@/lib/names/loopback';
import type { Environment } from '@/lib/platform/env';

/** next-auth's name of the provider: its addresses are `/api/auth/signin/github` and `/api/auth/callback/github`. */
export const GITHUB_PROVIDER_ID = 'github';
const PUBLIC_GITHUB = 'https://github.com';
const TIMEOUT_MS = 10_000;

export type GithubSettings = { url: string; clientId: string; clientSecret: string };

/**
 * How to sign in with GitHub, or undefined when it is not set (no `GITHUB_CLIENT_ID`).
 * @throws Error naming the variable that is missing or wrong
 */
export function githubSettings({ signIn }: Pick<Environment, 'signIn'>): GithubSettings | undefined {
  const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret, GITHUB_URL: url } = signIn;
  if (clientId === undefined) return undefined;
  if (clientSecret === undefined)
    throw new Error('The environment variable GITHUB_CLIENT_SECRET is missing: GITHUB_CLIENT_ID needs it.');
  const { protocol, hostname, origin } = new URL(url);
  if (origin !== url || (protocol !== 'https:' && !isLoopback(hostname)))
    throw new Error(
      `The environment variable GITHUB_URL is “${url}”: write https:// and a host, and nothing after it.`,
    );
  return { url, clientId, clientSecret };
}

const profile = z.object({
  id: z.number().int().positive(),
  login: z.string().min(1),
  name: z.string().nullish(),
});
const emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** The address that is both primary and verified; the one on the profile may be anybody's. */
async function verifiedEmail(api: string, accessToken: string): Promise<string | null> {
  const response = await fetch(`${api}/user/emails?per_page=100`, {
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${accessToken}`,
      'user-agent': 'plimsoll',
    },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  // Someone may have left out this permission.
  if (response.status === 403 || response.status === 404) return null;
  if (!response.ok) throw new Error(`GitHub answers ${response.status} when asked for e-mail addresses`);
  const found = emails.parse(await response.json()).find(({ primary, verified }) => primary && verified);
  return claimText(found?.email)?.toLowerCase() ?? null;
}

/** The person of GitHub's `/user`, with the address that `verifiedEmail` found. @throws ZodError for another shape */
export function identityOfGithub(url: string, found: unknown, email: string | null): ExternalIdentity {
  const { id, login, name } = profile.parse(found);
  return {
    provider: `github:${url}`,
    // The number: a login can be given up and taken by somebody else.
    subject: String(id),
    email,
    emailVerified: email !== null,
    username: login,
    displayName: claimText(name) ?? login,
  };
}

type GithubProfile = Readonly<Record<string, unknown>> & { verifiedEmail?: string | null };

/** A next-auth provider for GitHub or a GitHub Enterprise Server, with PKCE and state. */
export function githubProvider({ url, clientId, clientSecret }: GithubSettings): OAuthConfig<GithubProfile> {
  const api = url === PUBLIC_GITHUB ? 'https://api.github.com' : `${url}/api/v3`;
  return {
    id: GITHUB_PROVIDER_ID,
    name: 'GitHub',
    type: 'oauth',
    issuer: `${url}/login/oauth`,
    clientId,
    clientSecret,
    checks: ['pkce', 'state'],
    authorization: { url: `${url}/login/oauth/authorize`, params: { scope: 'read:user user:email' } },
    token: { url: `${url}/login/oauth/access_token` },
    userinfo: {
      url: `${api}/user`,
      request: async ({ client, tokens }) => {
        const { access_token: accessToken } = tokens;
        if (typeof accessToken !== 'string') throw new Error('GitHub gave no access token');
        return { ...(await client.userinfo(accessToken)), verifiedEmail: await verifiedEmail(api, accessToken) };
      },
    },
    profile: (found) => toExternalUser(identityOfGithub(url, found, found.verifiedEmail ?? null)),
  };
}
