import { aPerson, openTestCatalogue } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs } from '@/e2e/signed-in';
import { closeDatabase } from '@/lib/platform/db';

test.describe('a new repository', () => {
  test.beforeAll(() => openTestCatalogue());
  test.afterAll(() => closeDatabase());

  test('is made from the form, and then has a page', async ({ page, context, baseURL, expectAccessible }) => {
    const person = await aPerson();
    await actAs(context, person, baseURL);
    await page.goto('/new');
    await expectAccessible();
    await page.getByLabel('Name', { exact: true }).fill('web-server');
    await expect(page.getByText(`docker pull ${person.username}/web-server`)).toBeVisible();
    await page.getByLabel(/^Description/).fill('小巧的 web server');
    await expect(page.getByText('14 of 100 characters')).toBeVisible();
    await page.getByLabel('Private').check();
    await page.getByRole('button', { name: 'Create repository' }).click();
    await page.waitForURL(`/r/${person.username}/web-server`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('web-server');
    await expect(page.getByText('Only members of its publisher can see this repository.')).toBeVisible();
  });

  test('says at the field why a name is refused, in the reader’s language', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ locale: 'zh-CN', baseURL });
    await actAs(context, await aPerson(), baseURL);
    const page = await context.newPage();
    await page.goto('/new');
    await page.getByLabel('名称', { exact: true }).fill('ngnix');
    await page.getByRole('button', { name: '创建仓库' }).click();
    await expect(page.getByLabel('名称', { exact: true })).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText('它只是把“nginx”的两个字母对调了')).toBeVisible();
    await context.close();
  });

  test('needs somebody who is signed in', async ({ page }) => {
    await page.goto('/new?namespace=acme');
    await expect(page).toHaveURL('/login?next=%2Fnew%3Fnamespace%3Dacme');
  });
});
