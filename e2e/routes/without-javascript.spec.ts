import { expect, test } from '@/e2e/fixtures';

test.use({ javaScriptEnabled: false });

test.describe('without JavaScript', () => {
  test('the repository page is complete', async ({ page }) => {
    await page.goto('/_/redis');
    await expect(page.getByRole('heading', { name: 'Supported tags and respective Dockerfile links' })).toBeVisible();
    await expect(page.getByText('docker pull redis').first()).toBeVisible();
    await expect(page.locator('.overview').first()).toBeVisible();
  });

  test('search, its filters and its order work by form', async ({ page }) => {
    await page.goto('/');
    await page.locator('main input[name=q]').first().fill('nginx');
    await page.locator('main input[name=q]').first().press('Enter');
    await expect(page).toHaveURL(/\/search\?q=nginx/);
    await page.getByRole('checkbox', { name: /Official Image/ }).check();
    await page.getByRole('button', { name: 'Apply' }).first().click();
    await expect(page).toHaveURL(/trust=official/);
    await expect(page.locator('main').getByRole('heading', { level: 2 })).toHaveCount(1);
  });

  test('tags can be filtered, and the language changed', async ({ page }) => {
    await page.goto('/_/redis/tags');
    await page.getByLabel('Filter tags').fill('alpine');
    await page.getByLabel('Filter tags').press('Enter');
    await expect(page).toHaveURL(/filter=alpine/);
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page).toHaveURL(/\/_\/redis\/tags/);
  });
});
