import { expect, test } from '@/e2e/fixtures';

test.describe('the home page', () => {
  test('says that its data is sample data, and how to take it away', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByText(/sample data/i).first()).toBeVisible();
    await expect(page.getByText('npx plimsoll sample remove').first()).toBeVisible();
  });

  test('leads to the three programs, the categories and the popular repositories', async ({ page }) => {
    await page.goto('/');
    const main = page.locator('main');
    for (const program of ['official-images', 'verified-publisher', 'sponsored-oss'])
      await expect(main.locator(`a[href="/programs/${program}"]`).first()).toBeVisible();
    await expect(main.locator('a[href="/search?category=web-servers"]')).toBeVisible();
    await expect(main.locator('a[href="/_/nginx"]').first()).toBeVisible();
  });

  test('speaks Chinese to a reader who prefers it, at the same address', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ locale: 'zh-CN', ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByText('官方镜像').first()).toBeVisible();
    await context.close();
  });

  test('changes language and colours with a button, keeps both, and stays on the page', async ({ page }) => {
    await page.goto('/search?q=nginx');
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page).toHaveURL('/search?q=nginx');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await page.getByRole('button', { name: /English/ }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('button', { name: /^Colours/ }).click();
    await page.getByRole('button', { name: 'Dark' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('refuses to change preferences for another site', async ({ request }) => {
    const response = await request.post('/preferences', {
      form: { theme: 'dark', back: '/' },
      headers: { origin: 'https://evil.example' },
      maxRedirects: 0,
    });
    expect(response.status()).toBe(403);
    expect(response.headers()['set-cookie']).toBeUndefined();
    const away = await request.post('/preferences', {
      form: { theme: 'dark', back: '//evil.example/' },
      maxRedirects: 0,
    });
    expect(away.headers().location).toMatch(/^\/(?!\/)/);
  });
});
