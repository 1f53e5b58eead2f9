import { randomBytes } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from '@/e2e/fixtures';
import { formsReact, signedInPerson } from '@/e2e/signed-in-person';

const aName = () => `harbour-${randomBytes(4).toString('hex')}`;

async function makeOrganisation(page: Page, namespace: string): Promise<void> {
  await page.goto('/orgs/new');
  await formsReact(page);
  await page.getByLabel('Namespace').fill(namespace);
  await page.getByLabel('Display name').fill('Harbour Works');
  await page.getByRole('button', { name: 'Make the organisation' }).click();
  await page.waitForURL(`/orgs/${namespace}/members`);
}

async function invite(page: Page, username: string): Promise<string> {
  await formsReact(page);
  await page.getByLabel('User name or e-mail address').fill(username);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const link = page.getByText(/\/invitations\/[\w-]{43}$/);
  await expect(link).toBeVisible();
  return (await link.textContent()) ?? '';
}

const newPage = async (context: BrowserContext | undefined): Promise<Page> => {
  if (!context) throw new Error('no context');
  return context.newPage();
};

test.describe('an organisation', () => {
  test('is made, grows by an invitation, and keeps an owner', async ({ page, browser, baseURL, expectAccessible }) => {
    const owner = await signedInPerson(page.context(), baseURL);
    const other = await browser.newContext(baseURL ? { baseURL, locale: 'en-US' } : {});
    const guest = await signedInPerson(other, baseURL);
    const namespace = aName();
    await page.goto('/orgs');
    await expectAccessible();
    await makeOrganisation(page, namespace);
    await invite(page, guest.username);
    await expectAccessible();

    const theirs = await newPage(other);
    await theirs.goto('/invitations');
    await theirs.getByRole('button', { name: 'Accept' }).click();
    await theirs.waitForURL(`/orgs/${namespace}/members`);
    await expect(theirs.getByText('Invite somebody')).toHaveCount(0);
    await expect(theirs.getByRole('link', { name: 'Audit log' })).toHaveCount(0);

    await page.reload();
    await formsReact(page);
    await page.getByRole('button', { name: 'Leave' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await expect(dialog.getByRole('alert')).toHaveText(
      'An organisation needs at least one owner. Make somebody else an owner first.',
    );
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByLabel(`Role of ${guest.username}`).selectOption('owner');
    await expect(page.getByLabel(`Role of ${guest.username}`)).toHaveValue('owner');
    await page.getByRole('button', { name: 'Leave' }).click();
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL('/orgs');
    await expect(page.getByText('You are in no organisation yet')).toBeVisible();
    await theirs.goto(`/orgs/${namespace}/audit`);
    await expect(theirs.getByText(`${owner.username} left ${namespace}`)).toBeVisible();
    await other.close();
  });

  test('gets no name that looks like a trusted one, and says why in the reader’s language', async ({
    page,
    baseURL,
  }) => {
    await signedInPerson(page.context(), baseURL);
    for (const [language, reason] of [
      ['en', /It claims to be the real “nginx”/],
      ['zh-CN', /它自称是真正的“nginx”/],
    ] as const) {
      await page.context().addCookies([{ name: 'plimsoll_language', value: language, url: baseURL ?? '' }]);
      await page.goto('/orgs/new');
      await formsReact(page);
      await page.getByLabel(/Namespace|命名空间/).fill('nginx-official');
      await page.getByLabel(/Display name|显示名称/).fill('Nginx');
      await page.getByRole('button', { name: /Make the organisation|新建组织/ }).click();
      await expect(page.locator('[aria-invalid=true] ~ p').filter({ hasText: reason })).toBeVisible();
    }
    await page.context().addCookies([{ name: 'plimsoll_language', value: 'en', url: baseURL ?? '' }]);
  });

  test('introduces itself with profile, links and logo, and goes when its name is typed', async ({
    page,
    baseURL,
    expectAccessible,
  }) => {
    await signedInPerson(page.context(), baseURL);
    const namespace = aName();
    await makeOrganisation(page, namespace);
    await page.goto(`/orgs/${namespace}/profile`);
    await formsReact(page);
    await page.getByLabel('About', { exact: true }).fill('We build quays.');
    await page.getByRole('button', { name: 'Add a link' }).click();
    await page.getByLabel('Link 1: Text').fill('Harbour chat');
    await page.getByLabel('Link 1: Address').fill('https://chat.example.org/harbour');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved')).toBeVisible();
    const background = { r: 10, g: 80, b: 130 };
    const tiny = await sharp({ create: { width: 50, height: 50, channels: 3, background } })
      .png()
      .toBuffer();
    const good = await sharp({ create: { width: 200, height: 200, channels: 3, background } })
      .png()
      .toBuffer();
    const file = page.getByLabel('Choose a picture');
    await file.setInputFiles({ name: 'tiny.png', mimeType: 'image/png', buffer: tiny });
    await expect(page.getByText('Each side of the picture must have 120 to 1,000 pixels.')).toBeVisible();
    await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: good });
    await expect(page.getByRole('img', { name: 'Logo of Harbour Works' })).toBeVisible();
    await expectAccessible();

    await page.goto(`/u/${namespace}`);
    await expect(page.getByText('We build quays.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Harbour chat' })).toHaveAttribute('rel', /nofollow/);
    await expect(page.getByRole('img', { name: 'Logo of Harbour Works' })).toHaveJSProperty('complete', true);
    await expectAccessible();

    await page.goto(`/orgs/${namespace}/delete`);
    await expectAccessible();
    await page.getByRole('button', { name: 'Delete the organisation' }).click();
    const confirm = page.getByRole('button', { name: 'Delete it for good' });
    await expect(confirm).toBeDisabled();
    await page.getByRole('dialog').getByRole('textbox').fill(namespace);
    await confirm.click();
    await page.waitForURL('/orgs');
    expect((await page.request.get(`/u/${namespace}`)).status()).toBe(404);
  });

  test('has no settings for strangers, and asks who is nobody to sign in', async ({ page, browser, baseURL }) => {
    const { username } = await signedInPerson(page.context(), baseURL);
    const namespace = aName();
    await makeOrganisation(page, namespace);
    const other = await browser.newContext(baseURL ? { baseURL } : {});
    const anonymous = await newPage(other);
    await anonymous.goto(`/orgs/${namespace}/members`);
    await expect(anonymous).toHaveURL(/\/login\?next=/);
    await signedInPerson(other, baseURL);
    for (const tab of ['', '/profile', '/members', '/domains', '/tokens', '/audit', '/delete']) {
      const response = await other.request.get(`/orgs/${namespace}${tab}`);
      expect(response.status(), tab).toBe(404);
      expect(await response.text(), tab).not.toContain(username);
    }
    await other.close();
  });
});
