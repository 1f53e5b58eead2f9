import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { githubProvider, githubSettings, identityOfGithub } from '@/lib/auth/github';
import { type SignInSite, startSignInSite, TestBrowser } from '@/lib/auth/sign-in-site.fixture';
import { environment } from '@/lib/platform/env';
import { type FakeGithub, type GithubPerson, startFakeGithub } from '@/lib/testing/fake-github';

const CLIENT = { GITHUB_CLIENT_ID: 'plimsoll', GITHUB_CLIENT_SECRET: 'secret' };
const read = (variables: Record<string, string>) => githubSettings(environment(variables));

describe('the settings of GitHub', () => {
  it('mean github.com unless a server of one’s own is named', () => {
    expect(read({})).toBeUndefined();
    expect(read(CLIENT)?.url).toBe('https://github.com');
    expect(read({ ...CLIENT, GITHUB_URL: 'https://github.example.org/' })?.url).toBe('https://github.example.org');
    expect(githubProvider({ url: 'https://github.com', clientId: 'a', clientSecret: 'b' }).userinfo).toMatchObject({
      url: 'https://api.github.com/user',
    });
  });

  it.each([
    [{ GITHUB_CLIENT_SECRET: '' }, /GITHUB_CLIENT_SECRET is missing/],
    [{ GITHUB_URL: 'http://github.example.org' }, /write https:/],
    [{ GITHUB_URL: 'https://github.example.org/api/v3' }, /nothing after it/],
    [{ GITHUB_URL: 'github.example.org' }, /GITHUB_URL/],
  ])('refuse %j', (variables, message) => {
    expect(() => read({ ...CLIENT, ...variables })).toThrow(message);
  });
});

describe('signing in with GitHub, through next-auth', () => {
  const OCTOCAT: GithubPerson = {
    id: 583231,
    login: 'octocat',
    name: 'The Octocat',
    email: 'somebody.else@example.org',
    emails: [
      { email: 'old@example.org', primary: false, verified: true },
      { email: 'Octocat@Example.org', primary: true, verified: true },
    ],
  };
  let github: FakeGithub;
  let site: SignInSite;

  beforeAll(async () => {
    github = await startFakeGithub({ id: 'plimsoll', secret: 'secret' }, OCTOCAT);
    const settings = read({ ...CLIENT, GITHUB_URL: github.url });
    if (!settings) throw new Error('no settings');
    site = await startSignInSite(async () => [githubProvider(settings)]);
  });
  beforeEach(() => Object.assign(github, { person: OCTOCAT, emailsStatus: 200 }));
  afterAll(() => {
    site?.stop();
    github?.stop();
  });

  const signIn = () => new TestBrowser().startSignIn(site, 'github', (url) => url.includes('error='));

  it('tells who somebody is, by number, with the verified primary address and not the public one', async () => {
    expect((await signIn()).url).toBe(`${site.url}/done`);
    expect(site.signedIn.at(-1)).toMatchObject({
      provider: `github:${github.url}`,
      subject: '583231',
      email: 'octocat@example.org',
      emailVerified: true,
      username: 'octocat',
      displayName: 'The Octocat',
    });
  });

  it.each([
    ['is not verified', { emails: [{ email: 'a@b.org', primary: true, verified: false }] }, 200],
    ['is not primary', { emails: [{ email: 'a@b.org', primary: false, verified: true }] }, 200],
    ['may not be read', {}, 404],
  ])('has no address when it %s', async (_what, change, emailsStatus) => {
    Object.assign(github, { person: { ...OCTOCAT, ...change }, emailsStatus });
    await signIn();
    expect(site.signedIn.at(-1)).toMatchObject({ subject: '583231', emailVerified: false });
    expect(site.signedIn.at(-1)?.email ?? null).toBeNull();
  });

  it('signs nobody in when GitHub fails or answers in another shape', async () => {
    const before = site.signedIn.length;
    for (const change of [{ emailsStatus: 500 }, { person: { ...OCTOCAT, emails: [{ email: 1 }] } }]) {
      Object.assign(github, { person: OCTOCAT, emailsStatus: 200 }, change);
      expect((await signIn()).url).toContain('error=OAuthCallback');
    }
    expect(site.signedIn).toHaveLength(before);
    for (const id of [undefined, '583231', 0, 1.5])
      expect(() => identityOfGithub(github.url, { ...OCTOCAT, id }, null)).toThrow();
  });

  it('refuses an answer that another browser asked for, and uses PKCE', async () => {
    const asked = await new TestBrowser().startSignIn(site, 'github', (url) => url.startsWith(github.url));
    expect(new URL(asked.url).searchParams.get('code_challenge_method')).toBe('S256');
    const before = site.signedIn.length;
    const isCallback = (url: string) => url.startsWith(`${site.url}/api/auth/callback/`);
    const { url } = await new TestBrowser().startSignIn(site, 'github', isCallback);
    const victim = new TestBrowser();
    await victim.startSignIn(site, 'github', isCallback);
    const end = await victim.open(url, undefined, (address) => address.includes('error='));
    expect(end.url).toContain('error=OAuthCallback');
    expect(site.signedIn).toHaveLength(before);
  });
});
