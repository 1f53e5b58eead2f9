import { randomBytes } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from '@/e2e/fixtures';
import { aNewcomer, register } from '@/e2e/people';

const aName = () => `org-${randomBytes(5).toString('hex')}`;
const FIRST = '# Tool\n\nFirst paragraph.\n\nSecond paragraph.\n';

const overview = (page: Page) => page.getByRole('textbox', { name: 'Overview (English)' });
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });

/** The public page as somebody sees it who never signed in. */
async function asReader(context: BrowserContext, path: string, see: (page: Page) => Promise<void>): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error('the context has no browser');
  const reader = await browser.newContext({
    locale: 'en-US',
    baseURL: new URL(context.pages()[0]?.url() ?? '').origin,
  });
  const page = await reader.newPage();
  await page.goto(path);
  await see(page);
  await reader.close();
}

async function anOrganisation(page: Page): Promise<string> {
  const namespace = aName();
  await page.goto('/orgs/new');
  await page.getByLabel('Namespace').fill(namespace);
  await page.getByLabel('Display name').fill('The Toolmakers');
  await page.getByRole('button', { name: 'Make the organisation' }).click();
  await page.waitForURL(`/orgs/${namespace}/members`);
  return namespace;
}

async function openEditor(page: Page, path: string, text: string): Promise<void> {
  await page.goto(`${path}/settings/overview`);
  await expect(overview(page)).toHaveValue(text);
  // The preview comes from the script: from here on the page reacts.
  if (text) await expect(page.getByRole('region', { name: 'Preview of the overview' })).toContainText(/\S/);
}

test('a newcomer registers, founds an organisation, and keeps the pages of its repository', async ({
  page,
  context,
}) => {
  test.setTimeout(150_000);
  await register(page, aNewcomer(), '/orgs');
  await page.waitForURL('/orgs');
  const namespace = await anOrganisation(page);

  await test.step('makes a repository', async () => {
    await page.goto('/new');
    await page.getByLabel('Namespace').selectOption(namespace);
    await page.getByLabel('Name', { exact: true }).fill('tool');
    await page.getByLabel(/^Description/).fill('A tool for every ship');
    await page.getByRole('button', { name: 'Create repository' }).click();
    await page.waitForURL((url) => url.pathname.startsWith(`/r/${namespace}/tool`));
    await asReader(context, `/r/${namespace}/tool`, (reader) =>
      expect(reader.getByText('A tool for every ship')).toBeVisible(),
    );
  });
  const path = `/r/${namespace}/tool`;

  await test.step('writes its overview', async () => {
    await openEditor(page, path, '');
    await overview(page).fill(FIRST);
    await save(page).click();
    await expect(page.getByText('Saved as revision 1.')).toBeVisible();
    await asReader(context, path, (reader) => expect(reader.getByText('First paragraph.')).toBeVisible());
  });

  await test.step('edits it in two tabs, and settles what both changed', async () => {
    const other = await context.newPage();
    await openEditor(page, path, FIRST);
    await openEditor(other, path, FIRST);
    await overview(other).fill(FIRST.replace('First', 'Their first'));
    await save(other).click();
    await expect(other.getByText('Saved as revision 2.')).toBeVisible();
    await overview(page).fill(FIRST.replace('First', 'My first'));
    await save(page).click();
    await page
      .getByRole('group', { name: 'Place 1 of 1' })
      .getByRole('radio', { name: /^Yours/ })
      .check();
    await page.getByRole('button', { name: 'Save the merged text' }).click();
    await expect(page.getByText('Saved as revision 3.')).toBeVisible();
    await asReader(context, path, (reader) => expect(reader.getByText('My first paragraph.')).toBeVisible());
    await other.close();
  });

  await test.step('restores an earlier revision', async () => {
    await page.goto(`${path}/settings/revisions/1`);
    await page.getByRole('button', { name: /^Restore/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Restore/ })
      .click();
    await asReader(context, path, async (reader) => {
      await expect(async () => {
        await reader.reload();
        await expect(reader.getByText('First paragraph.', { exact: true })).toBeVisible({ timeout: 1000 });
      }).toPass({ timeout: 10_000 });
    });
  });

  await test.step('gives it a logo', async () => {
    await page.goto(`${path}/settings`);
    const picture = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#0b5688' } })
      .png()
      .toBuffer();
    await page.getByLabel('Choose a picture').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: picture });
    await expect(page.getByRole('button', { name: 'Remove' })).toBeVisible();
    await asReader(context, path, (reader) =>
      expect(reader.locator('header img[src^="/assets/"]')).toHaveJSProperty('complete', true),
    );
  });

  const receiver = await anOrganisation(page);
  await test.step('hands it over to another organisation, which accepts', async () => {
    await page.goto(`${path}/settings/lifecycle`);
    await page.getByLabel('Namespace of the publisher').fill(receiver);
    await page.getByRole('button', { name: 'Offer' }).click();
    await expect(page.getByRole('button', { name: 'Take the offer back' })).toBeVisible();
    await page.goto('/dashboard');
    await page.getByRole('button', { name: 'Accept' }).click();
    await asReader(context, `/r/${receiver}/tool`, async (reader) => {
      await expect(async () => {
        await reader.goto(path);
        await expect(reader).toHaveURL(`/r/${receiver}/tool`, { timeout: 1000 });
      }).toPass({ timeout: 10_000 });
      await expect(reader.getByText('First paragraph.')).toBeVisible();
    });
  });

  await test.step('renames it; both old names lead to the new one', async () => {
    await page.goto(`/r/${receiver}/tool/settings/lifecycle`);
    await page.getByLabel('New name').fill('instrument');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.waitForURL((url) => url.pathname.includes('/instrument'));
    for (const old of [path, `/r/${receiver}/tool`])
      await asReader(context, old, async (reader) => {
        await expect(reader).toHaveURL(`/r/${receiver}/instrument`);
        await expect(reader.getByText('A tool for every ship')).toBeVisible();
      });
  });
});
