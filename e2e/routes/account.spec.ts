import { readFile } from 'node:fs/promises';
import { expect, test } from '@/e2e/fixtures';
import { aNewcomer, codeOf, fillSignIn, register, sendSignIn, signOut } from '@/e2e/people';

test.describe('an account', () => {
  test('is made, gets a second factor, and is kept to one session by a new password', async ({
    page,
    browser,
    expectAccessible,
  }) => {
    test.slow();
    const person = aNewcomer();
    await page.goto('/register');
    await expectAccessible();
    await register(page, person, '/settings/security');
    await page.waitForURL('/settings/security');
    await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible();
    await expectAccessible();

    // The second factor, with what an app would show.
    const factor = page.getByRole('region', { name: 'Second factor' });
    await factor.getByLabel('Your password').fill(person.password);
    await factor.getByRole('button', { name: 'Set it up' }).click();
    await expect(factor.getByRole('img', { name: /QR code/ })).toBeVisible();
    await expectAccessible();
    const secret = (await factor.locator('code').textContent()) ?? '';
    await factor.getByLabel(/Code that the app shows/).fill('000000');
    await factor.getByRole('button', { name: 'Switch on' }).click();
    await expect(factor.getByText('This code is not right')).toBeVisible();
    await factor.getByLabel(/Code that the app shows/).fill(codeOf(secret, -1));
    await factor.getByRole('button', { name: 'Switch on' }).click();
    const codes = factor.getByRole('listitem');
    await expect(codes).toHaveCount(10);
    const recoveryCode = (await codes.first().textContent()) ?? '';
    await factor.getByRole('button', { name: 'I have kept them' }).click();
    await expect(factor.getByText('The second factor is on.')).toBeVisible();

    // Signing in elsewhere needs the code; a recovery code works once.
    const elsewhere = await (await browser.newContext()).newPage();
    await elsewhere.goto('/login?next=/settings/security');
    await fillSignIn(elsewhere, person.username, person.password);
    await elsewhere.getByLabel('Code').fill('000000');
    await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(elsewhere.getByRole('alert').filter({ hasText: 'not right' })).toBeVisible();
    await elsewhere.getByLabel('Code').fill(recoveryCode);
    await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
    await elsewhere.waitForURL('/settings/security');
    await signOut(elsewhere);
    await elsewhere.goto('/login?next=/settings/security');
    await fillSignIn(elsewhere, person.email, person.password);
    await elsewhere.getByLabel('Code').fill(recoveryCode);
    await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(elsewhere.getByRole('alert').filter({ hasText: 'not right' })).toBeVisible();
    await elsewhere.getByLabel('Code').fill(codeOf(secret));
    await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
    await elsewhere.waitForURL('/settings/security');

    // Both are listed; a new password ends the other at once.
    await page.reload();
    const sessions = page.getByRole('region', { name: 'Sessions' });
    await expect(sessions.getByRole('listitem')).toHaveCount(2);
    await expect(sessions.getByText('this one')).toHaveCount(1);
    const password = page.getByRole('region', { name: 'Password', exact: true });
    await password.getByLabel('Present password').fill('not my password');
    await password.getByLabel('New password').fill('another long phrase');
    await password.getByRole('button', { name: 'Change the password' }).click();
    await expect(password.getByText('This is not your password.')).toBeVisible();
    await password.getByLabel('Present password').fill(person.password);
    await password.getByRole('button', { name: 'Change the password' }).click();
    await expect(password.getByText('1 other session was ended')).toBeVisible();
    await expect(sessions.getByRole('listitem')).toHaveCount(1);
    await elsewhere.reload();
    await elsewhere.waitForURL(/\/login\?next=/);

    // Switched off with the password.
    await factor.getByText('Switch off').first().click();
    const off = factor.locator('details[open]');
    await off.getByLabel('Your password').fill('another long phrase');
    await off.getByRole('button', { name: 'Switch off' }).click();
    await expect(factor.getByText('The second factor is off.')).toBeVisible();
  });

  test('says at the field why a name, an address or a password cannot be taken', async ({ page }) => {
    await register(page, { username: 'ngìnx', email: 'nonsense', password: 'password123' });
    await expect(page.getByText('Too many people use this password')).toBeVisible();
    await expect(page.getByText('Write one e-mail address')).toBeVisible();
    await expect(page.getByLabel('User name')).toBeFocused();
    for (const [name, reason] of [
      ['ngìnx', /only looks like|not allowed/],
      ['ng-inx', /differs from “nginx” only in its hyphens/],
      ['settings', /belongs to the site itself/],
      ['Alice', /lower case/],
      ['admin', /belongs to the site itself/],
    ] as const) {
      await page.getByLabel('User name').fill(name);
      await page.getByRole('button', { name: 'Create the account' }).click();
      await expect(page.getByText(reason)).toBeVisible();
    }
  });

  test('keeps name, language and colours on every device', async ({ page, expectAccessible }) => {
    const person = aNewcomer();
    await register(page, person, '/settings');
    await page.waitForURL('/settings');
    await expectAccessible();
    await page.getByLabel('Name shown').fill('Ada Lovelace');
    await page.getByLabel('Colours', { exact: true }).selectOption('dark');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Account: Ada Lovelace' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.getByRole('button', { name: /Switch to Chinese/ }).click();
    await expect(page.getByRole('heading', { name: '个人资料' })).toBeVisible();
    await expectAccessible();
    await page.context().clearCookies();
    await page.goto('/login?next=/settings');
    await fillSignIn(page, person.username, person.password);
    await expect(page.getByRole('heading', { name: '个人资料' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('is exported, and deleted once its name was typed', async ({ page, expectAccessible }) => {
    const person = aNewcomer();
    await register(page, person, '/settings/account');
    await page.waitForURL('/settings/account');
    await expectAccessible();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download' }).click();
    const exported = JSON.parse(await readFile(await (await download).path(), 'utf8'));
    expect(exported.account).toMatchObject({ username: person.username });
    expect(JSON.stringify(exported)).not.toMatch(/argon2|digest/);
    await page.getByRole('button', { name: 'Delete the account' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Delete the account' })).toBeDisabled();
    await dialog.getByLabel(/To confirm, type/).fill(person.username);
    await dialog.getByLabel('Your password').fill('wrong');
    await dialog.getByRole('button', { name: 'Delete the account' }).click();
    await expect(dialog.getByText('This is not your password.')).toBeVisible();
    await dialog.getByLabel('Your password').fill(person.password);
    await dialog.getByRole('button', { name: 'Delete the account' }).click();
    await page.waitForURL('/');
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
    await register(page, person);
    await expect(page.getByText(`“${person.username}” is already taken.`)).toBeVisible();
  });

  for (const path of ['/settings', '/settings/security', '/settings/account'])
    test(`${path} is for who is signed in, who comes back to it`, async ({ page }) => {
      await page.goto(path);
      await page.waitForURL(`/login?next=${encodeURIComponent(path)}`);
    });
});

for (const path of ['/settings', '/settings/security', '/settings/account'])
  for (const [scheme, locale, width] of [
    ['light', 'en-US', 1280],
    ['dark', 'zh-CN', 390],
  ] as const)
    test.describe(`${path}, ${scheme}, ${locale}, ${width} pixels`, () => {
      test.use({ colorScheme: scheme, locale, viewport: { width, height: 844 } });

      test('has nothing that axe finds fault with, and nothing that scrolls sideways', async ({
        page,
        expectAccessible,
      }) => {
        const person = aNewcomer();
        await page.request.post('/api/v1/registration', { data: person, headers: { 'sec-fetch-site': 'same-origin' } });
        expect(await sendSignIn(page.request, person.username, person.password)).toBeNull();
        await page.goto(path);
        await expectAccessible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
    });
