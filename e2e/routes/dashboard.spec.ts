import { aPerson, openTestCatalogue } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs, aRepositoryOf } from '@/e2e/signed-in';
import { closeDatabase } from '@/lib/platform/db';

test.describe('the dashboard', () => {
  test.beforeAll(() => openTestCatalogue());
  test.afterAll(() => closeDatabase());

  test('lists, sorts and filters what is mine, also without a script', async ({ browser, baseURL }) => {
    const owner = await aPerson();
    await aRepositoryOf(owner, 'alpha');
    await aRepositoryOf(owner, 'beta', { visibility: 'private' });
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
    await actAs(context, owner, baseURL);
    const page = await context.newPage();
    await page.goto('/dashboard');
    const rows = page.getByRole('rowheader');
    await expect(rows).toHaveCount(2);
    await expect(page.getByText('Not scanned yet')).toHaveCount(2);
    await page.getByRole('link', { name: 'Repository', exact: true }).click();
    await expect(page).toHaveURL('/dashboard?sort=name');
    await expect(rows).toHaveText([/alpha/, /beta/]);
    await page.getByLabel('Visibility').selectOption('private');
    await page.getByRole('button', { name: 'Filter' }).click();
    await expect(rows).toHaveText([/beta/]);
    await context.close();
  });

  test('brings back what was deleted by typing its name', async ({ page, context, baseURL, expectAccessible }) => {
    const owner = await aPerson();
    const { namespace } = await aRepositoryOf(owner, 'oops');
    await actAs(context, owner, baseURL);
    await page.goto(`/r/${namespace}/oops/settings/lifecycle`);
    await page.getByRole('button', { name: 'Delete repository' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Delete repository' })).toBeDisabled();
    await dialog.getByRole('textbox').fill(`${namespace}/oops`);
    await dialog.getByRole('button', { name: 'Delete repository' }).click();
    await page.waitForURL('/dashboard');
    await expectAccessible();
    expect((await page.request.get(`/r/${namespace}/oops`)).status()).toBe(404);
    await page.getByRole('button', { name: `Restore ${namespace}/oops` }).click();
    await expect(page.getByRole('rowheader', { name: /oops/ })).toBeVisible();
    expect((await page.request.get(`/r/${namespace}/oops`)).status()).toBe(200);
  });

  test('keeps what I starred', async ({ page, context, baseURL }) => {
    const { namespace } = await aRepositoryOf(await aPerson(), 'bright');
    await page.goto(`/r/${namespace}/bright`);
    await expect(page.getByRole('link', { name: 'Sign in to star this repository' })).toHaveAttribute(
      'href',
      `/login?next=${encodeURIComponent(`/r/${namespace}/bright`)}`,
    );
    await actAs(context, await aPerson(), baseURL);
    await page.goto(`/r/${namespace}/bright`);
    const star = page.getByRole('button', { name: 'Star' });
    await star.click();
    await expect(star).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByText('1 star')).toBeVisible();
    await page.goto('/dashboard');
    await expect(page.getByRole('heading', { name: `${namespace}/bright` })).toBeVisible();
  });

  test('needs somebody who is signed in', async ({ page }) => {
    await page.goto('/dashboard?sort=name');
    await expect(page).toHaveURL('/login?next=%2Fdashboard%3Fsort%3Dname');
  });
});
