import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityOfClaims, openIdConnectProvider, openIdConnectSettings } from '@/lib/auth/openid-connect';
import { type SignInSite, startSignInSite, TestBrowser } from '@/lib/auth/sign-in-site.fixture';
import { environment } from '@/lib/platform/env';
import { canRunOpenIdProvider, type OpenIdProvider, startOpenIdProvider } from '@/lib/testing/openid-provider';

const ALICE = {
  subject: 'f3a1-alice',
  username: 'alice',
  password: 'password-of-alice',
  email: 'Alice@Example.org',
  emailVerified: true,
  name: '爱丽丝',
};
const BOB = {
  ...ALICE,
  subject: 'f3a1-bob',
  username: 'bob',
  email: 'bob@example.org',
  emailVerified: false,
  name: 'Bob',
};
const CLIENT = { OIDC_CLIENT_ID: 'plimsoll', OIDC_CLIENT_SECRET: 'the secret of the client: /+%' };

const read = (variables: Record<string, string>) => openIdConnectSettings(environment(variables));

describe('the settings of OpenID Connect', () => {
  const ISSUER = { ...CLIENT, OIDC_ISSUER: 'https://id.example.org/realms/staff' };

  it('need an issuer and a client, and have its host on the button', () => {
    expect(read(CLIENT)).toBeUndefined();
    expect(read(ISSUER)).toMatchObject({ issuer: 'https://id.example.org/realms/staff', name: 'id.example.org' });
    expect(read({ ...ISSUER, OIDC_NAME: 'Staff' })?.name).toBe('Staff');
    expect(() => read({ ...ISSUER, OIDC_CLIENT_ID: '' })).toThrow(/OIDC_CLIENT_ID is missing/);
    expect(() => read({ ...ISSUER, OIDC_CLIENT_SECRET: '' })).toThrow(/OIDC_CLIENT_SECRET is missing/);
  });

  it('refuse an issuer without encryption, but on loopback or when it was allowed', () => {
    const http = { ...ISSUER, OIDC_ISSUER: 'http://id.example.org' };
    expect(() => read(http)).toThrow(/OIDC_ALLOW_HTTP=on/);
    expect(read({ ...http, OIDC_ALLOW_HTTP: 'on' })?.allowHttp).toBe(true);
    expect(read({ ...http, OIDC_ISSUER: 'http://127.0.0.1:9000' })?.allowHttp).toBe(false);
    expect(() => read({ ...ISSUER, OIDC_ISSUER: 'https://me:secret@id.example.org' })).toThrow(/no user, query/);
    expect(() => read({ ...ISSUER, OIDC_ISSUER: 'javascript:alert(1)' })).toThrow(/OIDC_ISSUER/);
  });
});

describe('claims', () => {
  const identity = (claims: Record<string, unknown>) =>
    identityOfClaims('https://id.example.org', { sub: '1', ...claims });

  it('describe a person, verified only when they say so', () => {
    expect(identity({ email: 'A@b.org', email_verified: 'true', preferred_username: 'a@b.org' })).toEqual({
      provider: 'oidc:https://id.example.org',
      subject: '1',
      email: 'a@b.org',
      emailVerified: true,
      username: 'a',
      displayName: 'a',
    });
    for (const unsure of [undefined, 1, 'yes', false, null])
      expect(identity({ email: 'a@b.org', email_verified: unsure }).emailVerified).toBe(false);
    expect(identity({ email_verified: true })).toMatchObject({ email: null, emailVerified: false, displayName: '1' });
    expect(identity({ email: ['a@b.org'], name: { first: 'A' } })).toMatchObject({ email: null, displayName: '1' });
  });

  it('need a subject', () => {
    for (const sub of [undefined, '', 1, 'x'.repeat(256)]) expect(() => identity({ sub })).toThrow(/names nobody/);
  });
});

const able = canRunOpenIdProvider();
describe.skipIf(!able)('signing in with OpenID Connect, through next-auth and a real provider', () => {
  let provider: OpenIdProvider;
  let site: SignInSite;

  beforeAll(async () => {
    site = await startSignInSite(async (url) => {
      const redirectUris = [`${url}/api/auth/callback/oidc`];
      const client = { clientId: CLIENT.OIDC_CLIENT_ID, clientSecret: CLIENT.OIDC_CLIENT_SECRET, redirectUris };
      provider = await startOpenIdProvider(client, [ALICE, BOB]);
      const settings = read({ ...CLIENT, OIDC_ISSUER: provider.issuer });
      if (!settings) throw new Error('no settings');
      return [await openIdConnectProvider(settings)];
    });
  });
  afterAll(async () => {
    site?.stop();
    await provider?.stop();
  });

  const isCallback = (url: string) => url.startsWith(`${site.url}/api/auth/callback/oidc`);
  async function logIn(browser: TestBrowser, who: { username: string; password: string }, until?: typeof isCallback) {
    const form = await browser.startSignIn(site, 'oidc');
    expect(form.text).toContain('name="password"');
    return browser.open(form.url, { username: who.username, password: who.password }, until);
  }

  it('tells who somebody is', async () => {
    const end = await logIn(new TestBrowser(), ALICE);
    expect(end).toMatchObject({ url: `${site.url}/done`, status: 200 });
    expect(site.signedIn.at(-1)).toMatchObject({
      provider: `oidc:${provider.issuer}`,
      subject: 'f3a1-alice',
      email: 'alice@example.org',
      emailVerified: true,
      username: 'alice',
      displayName: '爱丽丝',
    });
    await logIn(new TestBrowser(), BOB);
    expect(site.signedIn.at(-1)).toMatchObject({ subject: 'f3a1-bob', emailVerified: false });
  });

  it('sends state, nonce and a PKCE challenge, and asks for a wrong password again', async () => {
    const browser = new TestBrowser();
    const sent = await browser.startSignIn(site, 'oidc', (url) => url.startsWith(provider.issuer));
    const parameters = Object.fromEntries(new URL(sent.url).searchParams);
    expect(parameters).toMatchObject({ scope: 'openid profile email', code_challenge_method: 'S256' });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(parameters[name]).toMatch(/^[\w-]{43}$/);
    const form = await logIn(browser, { ...ALICE, password: 'wrong' });
    expect(form).toMatchObject({ status: 401 });
  });

  it.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43)), /state mismatch/],
    ['another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example.org'), /iss mismatch/],
    ['a code that was never given', (url: URL) => url.searchParams.set('code', 'x'.repeat(43)), /invalid_grant/],
  ])('refuses an answer with %s', async (_what, change, reason) => {
    const browser = new TestBrowser();
    const before = site.signedIn.length;
    const answer = new URL((await logIn(browser, ALICE, isCallback)).url);
    change(answer);
    const end = await browser.open(answer.href, undefined, (url) => url.includes('error='));
    expect(end.url).toContain('error=OAuthCallback');
    expect(site.signedIn).toHaveLength(before);
    expect(site.errors.at(-1)).toMatchObject({ error: { message: expect.stringMatching(reason) } });
  });

  it('refuses an answer that was given to another browser, or given before', async () => {
    const victim = new TestBrowser();
    await victim.startSignIn(site, 'oidc');
    const attacker = new TestBrowser();
    const { url } = await logIn(attacker, BOB, isCallback);
    const before = site.signedIn.length;
    const isError = (address: string) => address.includes('error=');
    expect((await victim.open(url, undefined, isError)).url).toContain('error=OAuthCallback');
    expect(site.signedIn).toHaveLength(before);
    expect((await attacker.open(url)).url).toBe(`${site.url}/done`);
    expect((await attacker.open(url, undefined, isError)).url).toContain('error=OAuthCallback');
    expect(site.signedIn).toHaveLength(before + 1);
  });

  it.each(['nonce', 'pkce.code_verifier'])(
    'refuses an answer when the %s of another attempt is there',
    async (name) => {
      const [first, second] = [new TestBrowser(), new TestBrowser()];
      const { url } = await logIn(first, ALICE, isCallback);
      await second.startSignIn(site, 'oidc');
      const before = site.signedIn.length;
      const cookie = `next-auth.${name}`;
      const other = second.cookies.get(cookie);
      expect(other).toBeDefined();
      first.cookies.set(cookie, other ?? '');
      expect((await first.open(url, undefined, (address) => address.includes('error='))).url).toContain('error=');
      expect(site.signedIn).toHaveLength(before);
    },
  );
});
