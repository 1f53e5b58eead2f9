import { expect, signIn, test } from '@/e2e/fixtures';
import { startSecondSite } from '@/e2e/second-site';

/** Pages that only somebody who signed in gets; the administrator of the tests gets them all. */
const SIGNED_IN_PAGES = [
  '/',
  '/settings',
  '/settings/security',
  '/settings/tokens',
  '/settings/account',
  '/dashboard',
  '/new',
  '/invitations',
  '/orgs',
  '/orgs/new',
  ...['profile', 'members', 'domains', 'tokens', 'audit', 'delete'].map((tab) => `/orgs/bitnami/${tab}`),
  ...['', '/overview', '/revisions', '/collaborators', '/lifecycle'].map((tab) => `/r/bitnami/nginx/settings${tab}`),
  '/admin/users',
  '/admin/settings',
  '/admin/audit',
];

/** One of every kind of page. */
const PUBLIC_PAGES = [
  '/',
  '/search?q=nginx',
  '/_/redis',
  '/_/redis/tags',
  '/_/redis/tags/latest',
  '/r/bitnami/nginx',
  '/u/bitnami',
  '/programs/official-images',
  '/guide/tags',
  '/login',
  '/login/link',
  '/register',
  '/forgot-password',
  '/reset/no-such-link',
  '/confirm-email/no-such-link',
  '/no/such/page',
];

function directives(policy: string | null): Map<string, string[]> {
  return new Map(
    (policy ?? '').split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return [name, values];
    }),
  );
}

async function expectStrict(headers: Headers, path: string): Promise<void> {
  const policy = directives(headers.get('content-security-policy'));
  expect(policy.get('default-src'), path).toEqual(["'self'"]);
  expect(policy.get('script-src'), path).not.toContain("'unsafe-inline'");
  expect(policy.get('script-src'), path).not.toContain("'unsafe-eval'");
  expect(policy.get('img-src'), path).toEqual(["'self'"]);
  expect(policy.get('frame-ancestors'), path).toEqual(["'none'"]);
  expect(policy.get('form-action'), path).toEqual(["'self'"]);
  expect(policy.get('base-uri'), path).toEqual(["'none'"]);
  expect(policy.get('object-src'), path).toEqual(["'none'"]);
  expect(headers.get('referrer-policy'), path).toBe('same-origin');
  expect(headers.get('x-content-type-options'), path).toBe('nosniff');
}

test.describe('what the answers tell the browser to refuse', () => {
  for (const path of PUBLIC_PAGES)
    test(`scripts of others, frames and referrers on ${path}`, async ({ baseURL }) => {
      const answers = await Promise.all([fetch(baseURL + path), fetch(baseURL + path)]);
      for (const { headers } of answers) await expectStrict(headers, path);
      const [first, second] = answers.map(({ headers }) => headers.get('content-security-policy'));
      expect(first, 'a nonce is good for one answer').not.toBe(second);
    });

  test('the same on the pages of who has signed in', async ({ page, baseURL }) => {
    await signIn(page);
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    for (const path of SIGNED_IN_PAGES) {
      const answer = await fetch(baseURL + path, { headers: { cookie }, redirect: 'manual' });
      expect(answer.status, path).toBe(200);
      await expectStrict(answer.headers, path);
    }
  });

  test('the cookie of a sign-in is out of reach for scripts and for requests of other sites', async ({ page }) => {
    await signIn(page);
    const session = (await page.context().cookies()).find(({ name }) => name.includes('session-token'));
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  });

  test('behind https: plain http for half a year, and cookies that never travel over it', async () => {
    const { base, stop } = await startSecondSite(() => ({
      PLIMSOLL_URL: 'https://catalogue.example.test',
      NEXTAUTH_URL: 'https://catalogue.example.test',
    }));
    try {
      const page = await fetch(`${base}/`);
      expect(page.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}/);
      const csrf = await fetch(`${base}/api/auth/csrf`);
      expect(csrf.headers.get('set-cookie')).toMatch(/; Secure/i);
    } finally {
      stop();
    }
  });

  test('no HSTS where people come by http', async ({ request }) => {
    expect((await request.get('/')).headers()['strict-transport-security']).toBeUndefined();
  });
});
