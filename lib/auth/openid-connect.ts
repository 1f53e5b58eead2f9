import type { TokenSet } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { claimText, type ExternalIdentity, toExternalUser } from '@/lib/auth/external-identity';
import { discoverOpenId } from '@/lib/auth/openid-discovery';
import { isLoopback } from '@/lib/names/loopback';
import type { Environment } from '@/lib/platform/env';

/** next-auth's name of the provider: its addresses are `/api/auth/signin/oidc` and `/api/auth/callback/oidc`. */
export const OPENID_PROVIDER_ID = 'oidc';

export type OpenIdSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** On the button. */
  name: string;
  allowHttp: boolean;
};

/** Claims of an ID token and of userinfo, as unchecked as they come. */
export type OpenIdClaims = Readonly<Record<string, unknown>>;

/**
 * How to sign in with the issuer, or undefined when none is set (no `OIDC_ISSUER`).
 * @throws Error naming the variable that is missing or wrong
 */
export function openIdConnectSettings({ signIn }: Pick<Environment, 'signIn'>): OpenIdSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = signIn;
  if (issuer === undefined) return undefined;
  if (clientId === undefined)
    throw new Error('The environment variable OIDC_CLIENT_ID is missing: OIDC_ISSUER needs it.');
  if (clientSecret === undefined)
    throw new Error('The environment variable OIDC_CLIENT_SECRET is missing: OIDC_ISSUER needs it.');
  const url = new URL(issuer);
  const allowHttp = signIn.OIDC_ALLOW_HTTP === 'on';
  if (url.protocol === 'http:' && !allowHttp && !isLoopback(url.hostname))
    throw new Error(
      `The environment variable OIDC_ISSUER is “${issuer}”, which is not encrypted: write https://, or accept it with OIDC_ALLOW_HTTP=on.`,
    );
  if (url.username || url.password || url.search || url.hash)
    throw new Error('The environment variable OIDC_ISSUER may hold no user, query or fragment.');
  return { issuer, clientId, clientSecret, name: signIn.OIDC_NAME ?? url.host, allowHttp };
}

/** The person that claims describe (OpenID Connect Core 1.0 §5.1). @throws Error without a `sub` */
export function identityOfClaims(issuer: string, claims: OpenIdClaims): ExternalIdentity {
  const subject = claims.sub;
  if (typeof subject !== 'string' || subject === '' || subject.length > 255)
    throw new Error(`the issuer ${issuer} names nobody`);
  const email = claimText(claims.email)?.toLowerCase() ?? null;
  // Some issuers write their whole e-mail address here.
  const username = claimText(claims.preferred_username)?.split('@')[0] || null;
  return {
    provider: `oidc:${issuer}`,
    subject,
    email,
    // Some issuers write it as text; nothing else that is merely truthy counts.
    emailVerified: email !== null && (claims.email_verified === true || claims.email_verified === 'true'),
    username,
    displayName: claimText(claims.name) ?? username ?? email ?? subject,
  };
}

type UserinfoContext = {
  client: { userinfo: (accessToken: string) => Promise<OpenIdClaims> };
  /** openid-client's: an ID token in it was verified. */
  tokens: TokenSet & { claims?: () => OpenIdClaims };
};

/** The ID token's claims, completed by userinfo: many issuers put e-mail and names only there. */
async function allClaims({ client, tokens }: UserinfoContext, hasUserinfo: boolean): Promise<OpenIdClaims> {
  const claims = tokens.claims?.() ?? {};
  if (!hasUserinfo || tokens.access_token === undefined) return claims;
  const more = await client.userinfo(tokens.access_token);
  // Core §5.3.2: what is said of somebody else must not be used.
  if (more.sub !== claims.sub) throw new Error('userinfo is about somebody else than the ID token');
  // “Verified” belongs to the address it came with.
  const source = claims.email === undefined || claims.email === more.email ? more : claims;
  return { ...more, ...claims, email: source.email, email_verified: source.email_verified };
}

/**
 * A next-auth provider for the issuer, with PKCE, state and nonce. Asks for its discovery document (at most every ten
 * minutes), so build it only where somebody signs in with it. next-auth's own discovery (`wellKnown`) would take
 * whatever issuer and endpoints the document names.
 * @throws AppError `unavailable`, see discoverOpenId
 */
export async function openIdConnectProvider(settings: OpenIdSettings): Promise<OAuthConfig<OpenIdClaims>> {
  const { issuer, clientId, clientSecret, name, allowHttp } = settings;
  const endpoints = await discoverOpenId(issuer, allowHttp);
  const { userinfo } = endpoints;
  return {
    id: OPENID_PROVIDER_ID,
    name,
    type: 'oauth',
    issuer,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { url: endpoints.authorization, params: { scope: 'openid profile email' } },
    token: { url: endpoints.token },
    jwks_endpoint: endpoints.jwks,
    userinfo: {
      ...(userinfo === undefined ? {} : { url: userinfo }),
      request: (context) => allClaims(context, userinfo !== undefined),
    },
    client: {
      token_endpoint_auth_method: endpoints.tokenAuthMethod,
      id_token_signed_response_alg: endpoints.idTokenAlgorithm,
    },
    profile: (claims) => toExternalUser(identityOfClaims(issuer, claims)),
  };
}
