import type { Browser, Page } from '@playwright/test';
import { aPerson, openTestCatalogue } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { aNewcomer, fillSignIn, type Newcomer } from '@/e2e/people';
import { startSecondSite } from '@/e2e/second-site';
import { PEOPLE } from '@/lib/accounts/directory/people.fixture';
import { closeDatabase, db } from '@/lib/platform/db';
import { DIRECTORY_BASE, hasDirectoryServer, startDirectoryServer } from '@/lib/testing/directory-server';
import { type FakeGithub, startFakeGithub } from '@/lib/testing/fake-github';
import { type MailServer, startMailServer } from '@/lib/testing/mail-server';
import { canRunOpenIdProvider, type OpenIdAccount, startOpenIdProvider } from '@/lib/testing/openid-provider';

const CLIENT = { clientId: 'plimsoll', clientSecret: 'secret of the client' };
const account = (username: string, more: Partial<OpenIdAccount> = {}): OpenIdAccount => ({
  subject: `subject-${username}`,
  username,
  password: 'password there',
  email: `${username}@corp.example`,
  emailVerified: true,
  name: username,
  ...more,
});

/** A browser that knows nothing yet. */
const fresh = async (browser: Browser): Promise<Page> =>
  (
    await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': `10.9.${Math.floor(Math.random() * 255)}.1` } })
  ).newPage();

/** Signs in at the provider's own page. */
async function signInThere(page: Page, username: string, password = 'password there'): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in to the test provider' })).toBeVisible();
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function anAccountHere(base: string, more: Partial<Newcomer> = {}): Promise<Newcomer> {
  const person = { ...aNewcomer(), ...more };
  const answer = await fetch(`${base}/api/v1/registration`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify(person),
  });
  expect(answer.status).toBe(201);
  return person;
}

test.describe('signing in with an account elsewhere', () => {
  test.skip(!canRunOpenIdProvider());
  test.describe.configure({ mode: 'serial' });
  const ada = aNewcomer();
  const grace = aNewcomer();
  const vera = aNewcomer();
  let base = '';
  let github: FakeGithub;
  const stops: (() => unknown)[] = [];

  test.beforeAll(async () => {
    openTestCatalogue();
    github = await startFakeGithub(
      { id: 'hub', secret: 'secret-of-the-hub' },
      {
        id: 7_000_000 + Math.floor(Math.random() * 1e6),
        login: aNewcomer().username,
        name: 'Hubert',
        email: null,
        emails: [],
      },
    );
    stops.push(() => github.stop());
    const accounts = [
      account(ada.username),
      account(grace.username, { email: grace.email }),
      account(vera.username, { email: vera.email, emailVerified: false }),
    ];
    const site = await startSecondSite(async (address) => {
      const redirectUris = [`${address}/api/auth/callback/oidc`];
      const provider = await startOpenIdProvider({ ...CLIENT, redirectUris }, accounts);
      stops.push(provider.stop);
      return {
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: CLIENT.clientId,
        OIDC_CLIENT_SECRET: CLIENT.clientSecret,
        OIDC_NAME: 'Corp',
        GITHUB_URL: github.url,
        GITHUB_CLIENT_ID: 'hub',
        GITHUB_CLIENT_SECRET: 'secret-of-the-hub',
      };
    });
    base = site.base;
    stops.push(site.stop);
  });
  test.afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
    await closeDatabase();
  });

  test('OpenID Connect: somebody new gets an account, and comes back to the page they were on', async ({ browser }) => {
    const page = await fresh(browser);
    await page.goto(`${base}/login?next=/settings/security`);
    await page.getByRole('button', { name: 'Sign in with Corp' }).click();
    await signInThere(page, ada.username);
    await page.waitForURL(`${base}/settings/security`);
    await expect(page.getByText('through the sign-in service')).toBeVisible();
    await expect(page.getByText('You have no password here')).toBeVisible();
    const user = await db().prisma.user.findUniqueOrThrow({ where: { username: ada.username } });
    expect(user).toMatchObject({ email: `${ada.username}@corp.example`, role: 'user' });
    expect(user.emailConfirmedAt).not.toBeNull();
  });

  test('the account that has the verified address is linked only after its password proved it', async ({ browser }) => {
    await anAccountHere(base, grace);
    const page = await fresh(browser);
    await page.goto(`${base}/login?next=/settings/security`);
    await page.getByRole('button', { name: 'Sign in with Corp' }).click();
    await signInThere(page, grace.username);
    await page.waitForURL(`${base}/login/link`);
    await expect(page.getByText(`The account “${grace.username}” of this site has the same address`)).toBeVisible();
    // The way to go on is in this browser alone: an address that is sent to somebody else leads nowhere.
    const other = await fresh(browser);
    await other.goto(page.url());
    await expect(other.getByText('There is nothing to link')).toBeVisible();
    expect((await (await page.request.get(`${base}/api/v1/account`)).json()).status).toBe(401);
    await page.getByLabel(/^Password of/).fill('wrong');
    await page.getByRole('button', { name: 'Link and sign in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'not right' })).toBeVisible();
    await page.getByLabel(/^Password of/).fill(grace.password);
    await page.getByRole('button', { name: 'Link and sign in' }).click();
    await page.waitForURL(`${base}/settings/security`);
    await expect(page.getByText(new URL(base).hostname).first()).toBeVisible();
    // From now on without a question.
    const later = await fresh(browser);
    await later.goto(`${base}/login?next=/settings`);
    await later.getByRole('button', { name: 'Sign in with Corp' }).click();
    await signInThere(later, grace.username);
    await later.waitForURL(`${base}/settings`);
  });

  test('an address that the provider did not verify gives nobody’s account away', async ({ browser }) => {
    await anAccountHere(base, vera);
    const page = await fresh(browser);
    await page.goto(`${base}/login?next=/settings`);
    await page.getByRole('button', { name: 'Sign in with Corp' }).click();
    await signInThere(page, vera.username);
    await page.waitForURL(`${base}/settings`);
    const me = (await (await page.request.get(`${base}/api/v1/account`)).json()) as { username: string; email: null };
    expect(me.username).not.toBe(vera.username);
    expect(me.email).toBeNull();
  });

  test('GitHub: linked to one’s own account from the settings, then another way in', async ({ browser }) => {
    const person = await anAccountHere(base);
    const page = await fresh(browser);
    await page.goto(`${base}/login?next=/settings/security`);
    await fillSignIn(page, person.username, person.password);
    await page.getByRole('button', { name: 'Link GitHub' }).click();
    await page.waitForURL(`${base}/login/link`);
    await expect(page.getByText(`can sign in to your account “${person.username}”`)).toBeVisible();
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    await page.waitForURL(`${base}/settings/security`);
    const other = await fresh(browser);
    await other.goto(`${base}/login?next=/settings`);
    await other.getByRole('button', { name: 'Sign in with GitHub' }).click();
    await other.waitForURL(`${base}/settings`);
    expect(await (await other.request.get(`${base}/api/v1/account`)).json()).toMatchObject({
      username: person.username,
    });
  });

  test('a forged return from the provider signs nobody in', async ({ browser }) => {
    const page = await fresh(browser);
    await page.goto(`${base}/api/auth/callback/oidc?code=made-up&state=made-up`);
    await page.waitForURL(/\/login\?.*error=/);
    await expect(page.getByText('Signing in there did not work out')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  });
});

test.describe('signing in through a directory', () => {
  test.skip(!hasDirectoryServer());

  test('LDAP: the form asks where the account is; groups give roles', async ({ browser }) => {
    openTestCatalogue();
    const directory = await startDirectoryServer(PEOPLE);
    const owner = await aPerson();
    const organisation = `o${owner.username}`;
    await db().prisma.publisher.create({
      data: {
        namespace: organisation,
        kind: 'organisation',
        displayName: organisation,
        members: { create: { userId: owner.userId, role: 'owner' } },
      },
    });
    const site = await startSecondSite(() => ({
      LDAP_URL: directory.ldaps,
      LDAP_CA_FILE: directory.certificates.authority,
      LDAP_BIND_DN_TEMPLATE: `uid={username},ou=people,${DIRECTORY_BASE}`,
      LDAP_GROUP_BASE: `ou=groups,${DIRECTORY_BASE}`,
      LDAP_GROUP_ROLES: `developers -> ${organisation}:editor`,
    }));
    try {
      const page = await fresh(browser);
      await page.goto(`${site.base}/login?next=/settings/security`);
      await expect(page.getByLabel('the organisation’s directory')).toBeChecked();
      await fillSignIn(page, 'alice', 'wrong');
      await expect(page.getByRole('alert').filter({ hasText: 'not right' })).toBeVisible();
      await page.getByLabel('Password', { exact: true }).fill('password-of-alice');
      await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.waitForURL(`${site.base}/settings/security`);
      await expect(page.getByText('Your password is kept in the directory')).toBeVisible();
      const member = await db().prisma.publisherMember.findFirst({
        where: { publisher: { namespace: organisation }, fromGroup: true },
      });
      expect(member).toMatchObject({ role: 'editor' });
      const local = await fresh(browser);
      await local.goto(`${site.base}/login?next=/settings`);
      await local.getByLabel('this site').check();
      await fillSignIn(local, 'admin', 'password-of-the-tests');
      await local.waitForURL(`${site.base}/settings`);
    } finally {
      site.stop();
      await directory.stop();
      await closeDatabase();
    }
  });
});

test.describe('a password that was forgotten', () => {
  let mails: MailServer;
  let site: { base: string; stop: () => void };
  test.beforeAll(async () => {
    openTestCatalogue();
    mails = await startMailServer(null, null);
    site = await startSecondSite(() => ({
      SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
      MAIL_FROM: 'plimsoll@example.org',
    }));
  });
  test.afterAll(async () => {
    site.stop();
    await mails.stop();
    await closeDatabase();
  });

  const mailTo = (address: string, subject: RegExp) =>
    mails.received.find(({ to, subject: found }) => to.includes(address) && subject.test(found));

  test('the link to confirm arrives, then the one to reset, and both work once', async ({ browser }) => {
    const person = aNewcomer();
    const page = await fresh(browser);
    await page.goto(`${site.base}/register`);
    await page.getByLabel('User name').fill(person.username);
    await page.getByLabel('E-mail address').fill(person.email);
    await page.getByLabel('Password').fill(person.password);
    await page.getByRole('button', { name: 'Create the account' }).click();
    await expect(page.getByText(`on its way to ${person.email}`)).toBeVisible();
    await expect.poll(() => mailTo(person.email, /Confirm/)).toBeDefined();
    const confirm = /http:\S+\/confirm-email\/\S+/.exec(mailTo(person.email, /Confirm/)?.text ?? '')?.[0] ?? '';
    await page.goto(confirm);
    const find = () => db().prisma.user.findUniqueOrThrow({ where: { username: person.username } });
    expect((await find()).email).toBeNull();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect(page.getByText(`${person.email} is confirmed`)).toBeVisible();
    expect((await find()).email).toBe(person.email);

    // Asked for in another browser; the session here ends when the password is set.
    const other = await fresh(browser);
    const answers: string[] = [];
    for (const login of [person.email, 'nobody-here@example.test']) {
      await other.goto(`${site.base}/forgot-password`);
      await other.getByLabel('User name or e-mail address').fill(login);
      await other.getByRole('button', { name: 'Send the link' }).click();
      answers.push(
        (await other.getByRole('status').filter({ hasText: 'If there is such an account' }).textContent()) ?? '',
      );
    }
    expect(answers[0]).toBe(answers[1]);
    await expect.poll(() => mailTo(person.email, /Choose/)).toBeDefined();
    const reset = /http:\S+\/reset\/\S+/.exec(mailTo(person.email, /Choose/)?.text ?? '')?.[0] ?? '';
    await other.goto(reset);
    await other.getByLabel('New password').fill('short');
    await other.getByRole('button', { name: 'Set the password' }).click();
    await expect(other.getByText('It needs at least 10 characters')).toBeVisible();
    await other.getByLabel('New password').fill('a lighthouse in the fog');
    await other.getByRole('button', { name: 'Set the password' }).click();
    await expect(other.getByText('The new password is set.')).toBeVisible();
    await other.goto(reset);
    await expect(other.getByText('This link was used already')).toBeVisible();
    await other.goto(`${site.base}/login?next=/settings`);
    await fillSignIn(other, person.email, 'a lighthouse in the fog');
    await other.waitForURL(`${site.base}/settings`);
    await page.goto(`${site.base}/settings`);
    await page.waitForURL(/\/login/);
    expect(mails.received.filter(({ to }) => to.includes('nobody-here@example.test'))).toEqual([]);
  });
});
