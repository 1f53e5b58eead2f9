import type { Page } from '@playwright/test';
import { aPerson, openTestCatalogue } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { aRepositoryOf } from '@/e2e/signed-in';
import { closeDatabase } from '@/lib/platform/db';
import { anImage, aPushedTag, platformDigest } from '@/lib/testing/builders/images';

const DAY = 24 * 60 * 60 * 1000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

/** A repository as pushes leave it: two series, a pre-release, and an image that is old and has been followed. */
async function aPushedRepository(): Promise<{ path: string; content: string }> {
  const owner = await aPerson();
  const { id, namespace, name } = await aRepositoryOf(owner, 'server');
  const content = `${namespace} fresh`;
  const sizes = { 'linux/amd64': 41_200_000, 'linux/arm64/v8': 39_900_000 };
  const old = await anImage(id, `${namespace} old`, sizes);
  const fresh = await anImage(id, content, sizes);
  const next = await anImage(id, `${namespace} next`, sizes);
  await aPushedTag(id, '1.27.1', old, { pushedAt: ago(430), pushedBy: owner.username });
  for (const tag of ['1.27.3', '1.27', 'latest'])
    await aPushedTag(id, tag, fresh, { pushedAt: ago(3), pushedBy: owner.username, lastPulledAt: ago(1) });
  await aPushedTag(id, '1.28.0-rc1', next, { pushedAt: ago(2), pushedBy: owner.username });
  return { path: `/r/${namespace}/${name}/tags`, content };
}

test.describe('the tags tab of a pushed repository', () => {
  let path: string;
  let content: string;
  test.beforeAll(async () => {
    openTestCatalogue();
    ({ path, content } = await aPushedRepository());
  });
  test.afterAll(() => closeDatabase());

  const rowsOf = (page: Page) => page.locator('main section > ul > li');

  test('has a row for each image, with what the registry has of it', async ({ page, expectAccessible }) => {
    await page.goto(path);
    await expect(page.getByText('Images 1–3 of 3, with 5 tags in all')).toBeVisible();
    await expect(rowsOf(page)).toHaveCount(3);
    const row = rowsOf(page).filter({ hasText: 'latest' });
    for (const text of ['1.27.3', 'Stays on its version:', 'linux/arm64/v8', '41.2 MB', /Pushed 3 days ago by m/])
      await expect(row.getByText(text).first()).toBeVisible();
    await expect(row.getByText('Last pull 1 day ago')).toBeVisible();
    const old = rowsOf(page).filter({ hasText: '1.27.1' });
    await expect(old.getByText('1.27 has moved on to 1.27.3')).toBeVisible();
    await expect(old.getByText('Not updated for 14 months')).toBeVisible();
    await expectAccessible();
  });

  test('switches to a row for each tag, in the order asked for, and the address keeps both', async ({ page }) => {
    await page.goto(path);
    await page.getByRole('link', { name: 'By tag' }).click();
    await expect(page).toHaveURL(/\?view=tag$/);
    await expect(page.getByText('Tags 1–5 of 5')).toBeVisible();
    await page.getByLabel('Sort by').selectOption('version');
    await expect(page).toHaveURL(/view=tag&sort=version/);
    const first = rowsOf(page)
      .locator('a')
      .filter({ hasText: /^(latest|\d)/ });
    await expect.poll(() => first.allTextContents()).toEqual(['latest', '1.27', '1.27.3', '1.27.1', '1.28.0-rc1']);
    await expect(rowsOf(page).first()).toContainText('Stays on its version: 1.27.3');
    await page.reload();
    await expect(page.getByText('Tags 1–5 of 5')).toBeVisible();
    await expect(page.getByLabel('Sort by')).toHaveValue('version');
    await page.goBack();
    await expect(page.getByLabel('Sort by')).toHaveValue('newest');
  });

  test('finds a tag by part of its name, and by the digest of one of its platforms', async ({ page }) => {
    await page.goto(path);
    await page.getByLabel('Filter tags').fill('rc');
    await expect(rowsOf(page)).toHaveCount(1);
    await expect(page).toHaveURL(/filter=rc/);
    await page.getByLabel('Filter tags').fill(platformDigest(content, 'linux/arm64/v8').slice(0, 25));
    await expect(rowsOf(page)).toHaveCount(1);
    await expect(rowsOf(page)).toContainText('latest');
    await page.getByLabel('Filter tags').fill('nothing like it');
    await expect(page.getByText('No tag contains these characters')).toBeVisible();
    await page.getByRole('link', { name: 'Clear the filter' }).click();
    await expect(rowsOf(page)).toHaveCount(3);
    await expect(page.getByLabel('Filter tags')).toHaveValue('');
  });

  test('copies the tag, the pinned tag and a digest, by keyboard', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(path);
    const row = rowsOf(page).filter({ hasText: 'latest' });
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    const press = async (name: RegExp) => {
      const button = row.getByRole('button', { name }).first();
      await button.focus();
      await page.keyboard.press('Enter');
      await expect(button).toHaveAttribute('title', 'Copied');
    };
    await press(/^Copy tag: /);
    expect(await copied()).toMatch(/\/server:1\.27\.3$/);
    await press(/^Copy pinned: /);
    expect(await copied()).toMatch(/\/server:1\.27\.3@sha256:[a-f0-9]{64}$/);
    await press(/^Copy digest /);
    expect(await copied()).toMatch(/^sha256:[a-f0-9]{64}$/);
  });

  test('fits a phone, in Chinese too', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${baseURL}${path}`);
    await expect(page.getByText('第 1–3 个镜像，共 3 个，合计 5 个标签')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await context.close();
  });

  test('answers 304 over the API while nothing changed', async ({ request }) => {
    const api = path.replace('/r/', '/api/v1/repositories/');
    const answer = await request.get(`${api}?view=image&filter=1.27&sort=newest`);
    expect(await answer.json()).toMatchObject({
      total: 2,
      tagCount: 3,
      tags: [{ name: '1.27', aliases: ['latest', '1.27.3'] }, { name: '1.27.1' }],
    });
    const { etag = '' } = answer.headers();
    expect(etag).toMatch(/^W\//);
    const again = (query: string) => request.get(`${api}?${query}`, { headers: { 'if-none-match': etag } });
    expect((await again('view=image&filter=1.27&sort=newest')).status()).toBe(304);
    expect((await again('view=tag&filter=1.27&sort=newest')).status()).toBe(200);
    const wrong = await request.get(`${api}?q=1.27`);
    expect(wrong.status()).toBe(400);
    expect(await wrong.text()).toContain('filter');
  });
});
