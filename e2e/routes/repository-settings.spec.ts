import sharp from 'sharp';
import { aPerson, openTestCatalogue } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs, aRepositoryOf } from '@/e2e/signed-in';
import { closeDatabase, db } from '@/lib/platform/db';

test.describe('the settings of a repository', () => {
  test.beforeAll(() => openTestCatalogue());
  test.afterAll(() => closeDatabase());

  test('change what its page says, and its logo', async ({ page, context, baseURL, expectAccessible }) => {
    const owner = await aPerson();
    const { namespace } = await aRepositoryOf(owner, 'tool');
    await actAs(context, owner, baseURL);
    await page.goto(`/r/${namespace}/tool`);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.waitForURL(`/r/${namespace}/tool/settings`);
    await expectAccessible();
    await page.getByLabel('Description', { exact: true }).fill('A tool for everybody');
    await page.getByLabel('Keywords').fill('http, 静态');
    await page.getByLabel('Licence').fill('Apache-2.0');
    await page.getByLabel('Source code').fill('javascript:alert(1)');
    await page.getByRole('checkbox', { name: 'Security' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByLabel('Source code')).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel('Source code').fill('https://git.example.org/tool');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    const picture = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#0b5688' } })
      .png()
      .toBuffer();
    await page.getByLabel('Choose a picture').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: picture });
    await expect(page.getByRole('button', { name: 'Remove' })).toBeVisible();
    await page.goto(`/r/${namespace}/tool`);
    await expect(page.getByText('A tool for everybody')).toBeVisible();
    const facts = page.getByRole('complementary', { name: 'Facts' });
    for (const text of ['静态', 'Apache-2.0', 'git.example.org/tool', 'Security'])
      await expect(facts.getByText(text)).toBeVisible();
    await expect(page.locator('header img[src^="/assets/"]')).toHaveJSProperty('complete', true);
  });

  test('deprecate, archive and rename it, and the old address leads to the new one', async ({
    page,
    context,
    request,
    baseURL,
    expectAccessible,
  }) => {
    const owner = await aPerson();
    const { namespace } = await aRepositoryOf(owner, 'before');
    await actAs(context, owner, baseURL);
    await page.goto(`/r/${namespace}/before/settings/lifecycle`);
    await expectAccessible();
    await page.getByLabel(/^Use instead/).fill('nginx');
    await page.getByLabel(/^End of support/).fill('2020-01-31');
    await page.getByRole('button', { name: 'Deprecate' }).click();
    await expect(page.getByRole('button', { name: 'Take the deprecation back' })).toBeVisible();
    await page.getByRole('button', { name: 'Archive' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await expect(page.getByRole('button', { name: 'Take out of the archive' })).toBeVisible();
    await page.getByLabel('New name').fill('after');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.waitForURL(`/r/${namespace}/after/settings/lifecycle`);
    for (const tail of ['', '/tags', '/settings/lifecycle', '/tags?sort=name'])
      expect((await page.goto(`/r/${namespace}/before${tail}`))?.url()).toBe(`${baseURL}/r/${namespace}/after${tail}`);
    await page.goto(`/r/${namespace}/after`);
    await expect(page.getByRole('link', { name: 'nginx' }).first()).toHaveAttribute('href', '/_/nginx');
    await expect(page.getByText('It has not been kept up since 31 Jan 2020.')).toBeVisible();
    await expect(page.getByText(/^Archived on/)).toBeVisible();
    const api = await request.get(`/api/v1/repositories/${namespace}/before/tags?sort=name`, { maxRedirects: 0 });
    expect(api.status()).toBe(308);
    expect(api.headers().location).toBe(`/api/v1/repositories/${namespace}/after/tags?sort=name`);
  });

  test('add and remove collaborators', async ({ page, context, baseURL, expectAccessible }) => {
    const [owner, friend] = [await aPerson(), await aPerson()];
    const { id, namespace } = await aRepositoryOf(owner, 'shared', { visibility: 'private' });
    await actAs(context, owner, baseURL);
    await page.goto(`/r/${namespace}/shared/settings/collaborators`);
    await page.getByLabel('User name').fill(friend.username);
    await page.getByRole('button', { name: 'Add' }).click();
    await expect(page.getByRole('button', { name: `Remove ${friend.username}` })).toBeVisible();
    await expectAccessible();
    await page.getByLabel(`Role of ${friend.username}`).selectOption('write');
    await expect
      .poll(() => db().prisma.collaborator.findFirst({ where: { repositoryId: id } }))
      .toMatchObject({ role: 'write' });
    await page.getByRole('button', { name: `Remove ${friend.username}` }).click();
    await expect(page.getByText('No collaborators yet.')).toBeVisible();
  });

  test('transfer it when the other side accepts', async ({ browser, page, context, baseURL }) => {
    const [giver, taker] = [await aPerson(), await aPerson()];
    const { namespace } = await aRepositoryOf(giver, 'gift', { visibility: 'private' });
    await actAs(context, giver, baseURL);
    await page.goto(`/r/${namespace}/gift/settings/lifecycle`);
    await page.getByLabel('Namespace of the publisher').fill(taker.username);
    await page.getByRole('button', { name: 'Offer' }).click();
    await expect(page.getByText(`Offered to ${taker.username}`)).toBeVisible();
    const theirs = await browser.newContext({ baseURL });
    await actAs(theirs, taker, baseURL);
    const other = await theirs.newPage();
    await other.goto('/dashboard');
    await other.getByRole('button', { name: 'Accept' }).click();
    await other.waitForURL(`/r/${taker.username}/gift`);
    expect((await page.goto(`/r/${namespace}/gift`))?.status()).toBe(404);
    expect((await other.goto(`/r/${namespace}/gift`))?.url()).toBe(`${baseURL}/r/${taker.username}/gift`);
    await theirs.close();
  });

  test('are no pages for those who may not change it', async ({ browser, page, baseURL }) => {
    const owner = await aPerson();
    const { namespace } = await aRepositoryOf(owner, 'closed');
    await page.goto(`/r/${namespace}/closed/settings/lifecycle`);
    await expect(page).toHaveURL(`/login?next=${encodeURIComponent(`/r/${namespace}/closed/settings/lifecycle`)}`);
    const context = await browser.newContext({ baseURL });
    await actAs(context, await aPerson(), baseURL);
    const stranger = await context.newPage();
    await stranger.goto(`/r/${namespace}/closed`);
    await expect(stranger.getByRole('link', { name: 'Settings' })).toHaveCount(0);
    for (const tail of ['', '/collaborators', '/lifecycle'])
      expect((await stranger.goto(`/r/${namespace}/closed/settings${tail}`))?.status()).toBe(404);
    await context.close();
  });
});
