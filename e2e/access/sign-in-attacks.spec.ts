import type { APIRequestContext } from '@playwright/test';
import { cookieOf, openTestCatalogue } from '@/e2e/access/matrix/world';
import { ADMINISTRATOR, expect, test } from '@/e2e/fixtures';
import { aNewcomer, fillSignIn, type Newcomer, register, sendSignIn, signOut } from '@/e2e/people';
import { startSecondSite } from '@/e2e/second-site';
import { startSession } from '@/lib/accounts/sessions';
import { ACCOUNT_OPERATIONS } from '@/lib/api/operations/account';
import { closeDatabase, db } from '@/lib/platform/db';

const SESSION = 'next-auth.session-token';

async function stateOf(username: string): Promise<string> {
  const user = await db().prisma.user.findUnique({
    where: { username },
    include: { sessions: { select: { id: true } }, identities: true, oneTimeLinks: true, recoveryCodes: true },
  });
  return JSON.stringify(user, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

/** Somebody who registered through the API, and their id. */
async function anAccount(request: APIRequestContext): Promise<Newcomer & { userId: string }> {
  const person = aNewcomer();
  const answer = await request.post('/api/v1/registration', {
    data: person,
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.status()).toBe(201);
  const { id } = await db().prisma.user.findUniqueOrThrow({ where: { username: person.username } });
  return { ...person, userId: id };
}

test.describe('attacks on accounts', () => {
  test.beforeAll(() => openTestCatalogue());
  test.afterAll(() => closeDatabase());

  test('open redirect: neither signing in nor registering leads away from the site', async ({ page, baseURL }) => {
    const person = aNewcomer();
    await register(page, person, '//evil.example/');
    await expect(page.getByRole('button', { name: /^Account:/ })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(baseURL);
    await signOut(page);
    for (const parameters of [
      'next=/\\evil.example',
      'callbackUrl=https://evil.example/',
      'next=/login?next=//evil.example',
    ]) {
      await page.goto(`/login?${parameters}`);
      await fillSignIn(page, person.username, person.password);
      await expect(page.getByRole('button', { name: /^Account:/ })).toBeVisible();
      expect(new URL(page.url()).origin).toBe(baseURL);
      await page.context().clearCookies();
    }
  });

  test('session fixation: a sign-in begins a session of its own, whatever cookie was there', async ({
    page,
    context,
    request,
    baseURL,
  }) => {
    const [attacker, victim] = [await anAccount(request), await anAccount(request)];
    const planted = await cookieOf(attacker);
    const value = planted.slice(planted.indexOf('=') + 1);
    await context.addCookies([{ name: SESSION, value, url: baseURL ?? '' }]);
    expect(await sendSignIn(page.request, victim.username, victim.password)).toBeNull();
    const now = (await context.cookies()).find(({ name }) => name === SESSION);
    expect(now?.value).not.toBe(value);
    expect(now).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false });
    const whoAmI = await page.request.get('/api/v1/account');
    expect(await whoAmI.json()).toMatchObject({ username: victim.username });
    const attackers = await request.get('/api/v1/account', { headers: { cookie: planted } });
    expect(await attackers.json()).toMatchObject({ username: attacker.username });
    expect(await db().prisma.session.count({ where: { userId: victim.userId } })).toBe(1);
  });

  test('a kept cookie is worth nothing after signing out, or when it names a session but nobody signed it', async ({
    page,
    context,
    request,
  }) => {
    const person = await anAccount(request);
    await page.goto('/login?next=/settings');
    await fillSignIn(page, person.username, person.password);
    await page.waitForURL('/settings');
    const kept = (await context.cookies()).find(({ name }) => name === SESSION)?.value ?? '';
    await signOut(page);
    for (const cookie of [
      `${SESSION}=${kept}`,
      `${SESSION}=${await startSession(person.userId, { via: 'password', userAgent: '', address: undefined })}`,
    ])
      expect((await request.get('/api/v1/account', { headers: { cookie } })).status()).toBe(401);
  });

  test('CSRF: every change of an account is refused from another origin, and nothing is changed', async ({
    request,
    baseURL,
  }) => {
    const person = await anAccount(request);
    const cookie = await cookieOf(person);
    const changes = ACCOUNT_OPERATIONS.filter(({ method, access }) => method !== 'get' && access.kind === 'session');
    expect(changes.length).toBeGreaterThan(8);
    const before = await stateOf(person.username);
    for (const { method, path } of changes)
      for (const headers of [
        { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: `${baseURL}.evil.example` },
        {},
      ] as Record<string, string>[]) {
        const answer = await fetch(`${baseURL}${path.replace('{id}', '00000000-0000-7000-8000-000000000000')}`, {
          method: method.toUpperCase(),
          headers: { ...headers, cookie, 'content-type': 'application/json' },
          body: JSON.stringify({ password: person.password, username: person.username, displayName: 'Evil' }),
        });
        expect(answer.status, `${method} ${path} from ${headers.origin}`).toBe(403);
      }
    expect(await stateOf(person.username)).toBe(before);
  });

  test('login CSRF: next-auth’s forms do nothing without their token', async ({ baseURL, request }) => {
    const person = await anAccount(request);
    for (const csrfToken of [undefined, 'made up']) {
      const answer = await fetch(`${baseURL}/api/auth/callback/credentials`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({
          login: person.username,
          password: person.password,
          json: 'true',
          ...(csrfToken ? { csrfToken } : {}),
        }),
      });
      expect(answer.headers.getSetCookie().join()).not.toContain(SESSION);
    }
    expect(await db().prisma.session.count({ where: { userId: person.userId } })).toBe(0);
  });

  test('mass assignment: nobody makes themselves more than they are', async ({ request, baseURL }) => {
    const person = await anAccount(request);
    const before = await stateOf(person.username);
    const headers = { cookie: await cookieOf(person), origin: baseURL ?? '' };
    for (const extra of [
      { role: 'admin' },
      { emailConfirmedAt: '2020-01-01' },
      { username: 'root' },
      { disabledAt: null },
    ]) {
      const change = await request.patch('/api/v1/account', { headers, data: { theme: 'dark', ...extra } });
      expect(change.status()).toBe(400);
      const made = await request.post('/api/v1/registration', {
        headers,
        data: { ...aNewcomer(), ...extra, ...('username' in extra ? { isAdmin: true } : {}) },
      });
      expect(made.status()).toBe(400);
    }
    expect((await stateOf(person.username)).replace(/"sessions":.*?\]/, '')).toBe(
      before.replace(/"sessions":.*?\]/, ''),
    );
  });

  test('user enumeration: sign-in answers alike whether the account exists or not', async ({ request }) => {
    const person = await anAccount(request);
    const answers: string[] = [];
    for (const login of [person.username, person.email, 'nobody-of-this-name', 'nobody@example.test'])
      answers.push(String(await sendSignIn(request, login, 'wrong')));
    expect(new Set(answers)).toEqual(new Set(['CredentialsSignin']));
  });

  test('SQL and NoSQL-looking input is taken for what it is', async ({ request }) => {
    for (const login of ["admin' --", "' OR '1'='1", '{"$ne":null}', 'admin\u0000', 'ａｄｍｉｎ'])
      expect(await sendSignIn(request, login, ADMINISTRATOR.password)).not.toBeNull();
  });

  test('guessing is refused, in words that say when to try again', async ({ page, request }) => {
    const login = aNewcomer().username;
    const answers: (string | null)[] = [];
    for (let i = 0; i < 12; i += 1) answers.push(await sendSignIn(request, login, `guess ${i}`));
    expect(answers.at(-1)).toMatch(/^too-many:\d+$/);
    await page.goto(`/login?error=${answers.at(-1)}`);
    await expect(page.getByText(/Too many tries\. Try again in \d+ min\./)).toBeVisible();
    await page.goto('/login?error=<script>alert(1)</script>');
    await expect(page.getByText('Signing in there did not work out')).toBeVisible();
  });

  test('behind https, cookies are Secure and carry the prefix that proves it', async () => {
    const site = await startSecondSite(() => ({
      PLIMSOLL_URL: 'https://catalogue.example.org',
      NEXTAUTH_URL: 'https://catalogue.example.org',
    }));
    try {
      const csrf = await fetch(`${site.base}/api/auth/csrf`);
      const [cookie = ''] = csrf.headers.getSetCookie();
      expect(cookie).toMatch(/^__Host-next-auth\.csrf-token=.*HttpOnly.*Secure/i);
      const { csrfToken } = (await csrf.json()) as { csrfToken: string };
      const answer = await fetch(`${site.base}/api/auth/callback/credentials`, {
        method: 'POST',
        headers: {
          cookie: csrf.headers
            .getSetCookie()
            .map((line) => line.split(';')[0])
            .join('; '),
        },
        body: new URLSearchParams({
          login: ADMINISTRATOR.username,
          password: ADMINISTRATOR.password,
          csrfToken,
          json: 'true',
        }),
      });
      const session = answer.headers.getSetCookie().find((line) => line.includes('session-token')) ?? '';
      expect(session).toMatch(/^__Secure-next-auth\.session-token=/);
      for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax']) expect(session).toContain(attribute);
      const me = await fetch(`${site.base}/api/v1/account`, { headers: { cookie: session.split(';')[0] ?? '' } });
      expect(await me.json()).toMatchObject({ username: ADMINISTRATOR.username });
    } finally {
      site.stop();
    }
  });
});
