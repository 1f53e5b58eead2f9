import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { discoverOpenId } from '@/lib/auth/openid-discovery';
import { clock } from '@/lib/platform/clock';

const servers: Server[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

type Document = Record<string, unknown>;
const good = (issuer: string): Document => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize?tenant=1`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  userinfo_endpoint: `${issuer}/me`,
});

/** A provider whose discovery document is a good one with these changes. */
async function issuerWith(change: (issuer: string) => Document): Promise<string> {
  const issuer: string = await listen((request, response) => {
    response.statusCode = request.url === '/.well-known/openid-configuration' ? 200 : 404;
    response.end(JSON.stringify({ ...good(issuer), ...change(issuer) }));
  });
  return issuer;
}

const failure = (reason: string, why: RegExp) => ({
  code: 'unavailable',
  details: { reason },
  cause: { message: expect.stringMatching(why) },
});

describe('the discovery document of an issuer', () => {
  it('gives endpoints, and defaults for what it leaves out', async () => {
    const issuer = await issuerWith(() => ({}));
    expect(await discoverOpenId(issuer, false)).toEqual({
      authorization: `${issuer}/authorize?tenant=1`,
      token: `${issuer}/token`,
      jwks: `${issuer}/keys`,
      userinfo: `${issuer}/me`,
      idTokenAlgorithm: 'RS256',
      tokenAuthMethod: 'client_secret_basic',
    });
  });

  it('chooses what both sides can do, and never a signature that others can make', async () => {
    const algorithms = ['none', 'HS256', 'ES256'];
    const issuer = await issuerWith(() => ({
      id_token_signing_alg_values_supported: algorithms,
      token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_post'],
      userinfo_endpoint: undefined,
    }));
    expect(await discoverOpenId(issuer, false)).toMatchObject({
      idTokenAlgorithm: 'ES256',
      tokenAuthMethod: 'client_secret_post',
      userinfo: undefined,
    });
  });

  it.each<[string, (issuer: string) => Document, RegExp]>([
    ['of another issuer', () => ({ issuer: 'https://accounts.example.org' }), /calls itself “https:\/\/accounts/],
    ['of almost this issuer', (issuer) => ({ issuer: `${issuer}/` }), /calls itself/],
    ['without an issuer', () => ({ issuer: undefined }), /not valid/],
    ['without a token endpoint', () => ({ token_endpoint: undefined }), /not valid/],
    ['with a list for an endpoint', () => ({ jwks_uri: ['https://a.example.org'] }), /not valid/],
    [
      'that sends people over http',
      () => ({ authorization_endpoint: 'http://id.example.org/a' }),
      /authorization_endpoint/,
    ],
    ['that sends the secret over http', () => ({ token_endpoint: 'http://id.example.org/t' }), /token_endpoint/],
    ['that has its keys over http', () => ({ jwks_uri: 'http://id.example.org/k' }), /jwks_uri/],
    ['that has userinfo over http', () => ({ userinfo_endpoint: 'http://127.0.0.1.evil.org/u' }), /userinfo_endpoint/],
    ['with a script for an endpoint', () => ({ authorization_endpoint: 'javascript:alert(1)' }), /not an https/],
    ['with a file for an endpoint', () => ({ jwks_uri: 'file:///etc/passwd' }), /not an https/],
    ['with a path for an endpoint', () => ({ token_endpoint: '/token' }), /not an https/],
    ['with a user in an endpoint', () => ({ token_endpoint: 'https://a:b@id.example.org/' }), /more than it may/],
    [
      'with only shared-key signatures',
      () => ({ id_token_signing_alg_values_supported: ['none', 'HS256'] }),
      /signs ID/,
    ],
    ['without the code flow', () => ({ response_types_supported: ['token'] }), /code flow/],
    ['without client secrets', () => ({ token_endpoint_auth_methods_supported: ['none'] }), /client secret/],
  ])('is refused when it is one %s', async (_what, change, why) => {
    const issuer = await issuerWith(change);
    await expect(discoverOpenId(issuer, false)).rejects.toMatchObject(failure('sign-in-untrusted', why));
  });

  it('may name http endpoints elsewhere only when that was allowed', async () => {
    const issuer = await issuerWith(() => ({ token_endpoint: 'http://id.example.org/token' }));
    expect(await discoverOpenId(issuer, true)).toMatchObject({ token: 'http://id.example.org/token' });
    await expect(discoverOpenId(issuer, false)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it.each<[string, RequestListener, RegExp]>([
    ['a redirection', (_, response) => response.writeHead(302, { location: '/other' }).end(), /status 302/],
    ['an error', (_, response) => response.writeHead(500).end('secret details'), /status 500/],
    ['something else than JSON', (_, response) => response.end('<html>'), /not JSON/],
    ['null', (_, response) => response.end('null'), /not valid/],
    ['without end', (_, response) => void response.end(`"${'x'.repeat(1_000_000)}"`), /larger than/],
  ])('is refused when the answer is %s', async (_what, listener, why) => {
    const issuer = await listen(listener);
    await expect(discoverOpenId(issuer, false)).rejects.toMatchObject(failure('sign-in-untrusted', why));
  });

  it('is reported as out of reach when nobody answers, in time', async () => {
    const gone = await listen((_, response) => response.end());
    servers.pop()?.close();
    await expect(discoverOpenId(gone, false)).rejects.toMatchObject({ details: { reason: 'sign-in-unreachable' } });
    const began = performance.now();
    const dripping = await listen((_, response) => response.write('{'));
    await expect(discoverOpenId(dripping, false, 300)).rejects.toMatchObject({
      details: { reason: 'sign-in-unreachable' },
    });
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('is asked for once in ten minutes, and again after a failure', async () => {
    let asked = 0;
    let broken = true;
    const issuer: string = await listen((_, response) => {
      asked += 1;
      response.end(JSON.stringify(broken ? {} : good(issuer)));
    });
    await expect(discoverOpenId(issuer, false)).rejects.toMatchObject({ code: 'unavailable' });
    broken = false;
    await discoverOpenId(issuer, false);
    await discoverOpenId(issuer, false);
    expect(asked).toBe(2);
    const later = new Date(Date.now() + 11 * 60_000);
    vi.spyOn(clock, 'now').mockReturnValue(later);
    await discoverOpenId(issuer, false);
    expect(asked).toBe(3);
  });
});
