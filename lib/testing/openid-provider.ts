import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';

export type OpenIdAccount = {
  subject: string;
  username: string;
  password: string;
  email: string;
  emailVerified: boolean;
  name: string;
};
export type OpenIdClient = { clientId: string; clientSecret: string; redirectUris: readonly string[] };
export type OpenIdProvider = { issuer: string; stop: () => Promise<void> };

/** oidc-provider needs what Node 20 has not; says so where a test skips for it. */
export function canRunOpenIdProvider(): boolean {
  const able = Number(process.versions.node.split('.')[0]) >= 22;
  if (!able) console.warn('skipped: the OpenID Connect provider of the tests needs Node 22 or newer');
  return able;
}

const page = (uid: string, problem: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Sign in to the test provider</title>
<h1>Sign in to the test provider</h1>
<p role="alert">${problem}</p>
<form method="post" action="/interaction/${uid}">
<p><label>User name <input name="username" autocomplete="username" required></label></p>
<p><label>Password <input name="password" type="password" required></label></p>
<p><button>Continue</button></p>
</form></html>`;

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body);
}

function makeProvider(issuer: string, client: OpenIdClient, accounts: readonly OpenIdAccount[]): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      { client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [...client.redirectUris] },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['only for tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
    findAccount: (_context, id) => {
      const account = accounts.find(({ subject }) => subject === id);
      return (
        account && {
          accountId: id,
          claims: () => ({
            sub: account.subject,
            email: account.email,
            email_verified: account.emailVerified,
            preferred_username: account.username,
            name: account.name,
          }),
        }
      );
    },
    // The only client is trusted: nobody is asked what it may learn.
    loadExistingGrant: async ({ oidc }) => {
      const clientId = oidc.client?.clientId;
      const accountId = oidc.session?.accountId;
      const grant = new oidc.provider.Grant({ ...(clientId && { clientId }), ...(accountId && { accountId }) });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  return provider;
}

/**
 * A real OpenID Connect provider on loopback with one client and these accounts. Its sign-in page is a plain form with
 * `username` and `password`. Every authorization needs PKCE.
 */
export async function startOpenIdProvider(
  client: OpenIdClient,
  accounts: readonly OpenIdAccount[],
): Promise<OpenIdProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const provider = makeProvider(issuer, client, accounts);
  const respond = provider.callback();

  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { uid } = await provider.interactionDetails(request, response);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (request.method !== 'POST') return void response.end(page(uid, ''));
    const form = await formOf(request);
    const account = accounts.find(({ username }) => username === form.get('username'));
    if (account?.password === form.get('password') && account)
      return provider.interactionFinished(request, response, { login: { accountId: account.subject } });
    response.statusCode = 401;
    response.end(page(uid, 'The user name or the password is not right.'));
  }
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith('/interaction/')) return void respond(request, response);
    interact(request, response).catch((error: unknown) => {
      response.statusCode = 400;
      response.end(String(error));
    });
  });
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
