import { expect, test } from '@/e2e/fixtures';

test.describe('search', () => {
  test('is in the HTML: the official one first, facets with counts, no second fetch', async ({ page, request }) => {
    const html = await (await request.get('/search?q=nginx')).text();
    expect(html.indexOf('href="/_/nginx"')).toBeGreaterThan(0);
    const fetched: string[] = [];
    page.on('request', (sent) => sent.url().includes('/api/') && fetched.push(sent.url()));
    await page.goto('/search?q=nginx');
    const first = page
      .locator('main')
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 2 }) })
      .first();
    await expect(first).toContainText('Official Image');
    await expect(page.getByRole('checkbox', { name: /Official Image/ })).toBeVisible();
    expect(fetched).toEqual([]);
  });

  test('narrows by a facet without reloading the page; the address is the state, and back goes back', async ({
    page,
  }) => {
    await page.goto('/search?q=nginx');
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    const status = page.locator('main').getByRole('status').first();
    const before = await status.textContent();
    await page.getByRole('checkbox', { name: /Official Image/ }).check();
    await expect(page).toHaveURL('/search?q=nginx&trust=official');
    await expect(status).toHaveText('1 repository');
    await page.getByRole('checkbox', { name: /Verified Publisher/ }).check();
    await expect(page).toHaveURL('/search?q=nginx&trust=official&trust=verified_publisher');
    await expect(status).not.toHaveText('1 repository');
    await page.goBack();
    await expect(status).toHaveText('1 repository');
    await page.goBack();
    await expect(page).toHaveURL('/search?q=nginx');
    await expect(status).toHaveText(before ?? '');
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  test('sorts by pulls over the whole result', async ({ page }) => {
    await page.goto('/search');
    await page.getByLabel('Sort by').selectOption('pulls');
    await expect(page).toHaveURL('/search?sort=pulls');
    await expect(page.locator('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
  });

  test('says what to do when nothing is found', async ({ page }) => {
    await page.goto('/search?q=there-is-no-such-image');
    await expect(page.getByText(/Nothing matches/)).toBeVisible();
    await expect(page.locator('main').getByRole('link', { name: /See all images/ })).toBeVisible();
  });

  test('takes hostile queries for text', async ({ page }) => {
    for (const q of ['<img src=x onerror=alert(1)>', '%', "' OR 1=1 --", '\u0000', '😀', 'a'.repeat(400)]) {
      const response = await page.goto(`/search?q=${encodeURIComponent(q)}`);
      expect(response?.status()).toBe(200);
    }
  });

  test('leaves out filters that do not exist, and says so', async ({ page }) => {
    await page.goto('/search?trust=gold&q=nginx');
    await expect(page.getByText(/do not exist here/)).toBeVisible();
    await expect(page.locator('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
  });
});

test.describe('the search field', () => {
  test('suggests as its reader types, with the keyboard alone', async ({ page, expectAccessible }) => {
    await page.goto('/programs/official-images');
    await page.keyboard.press('/');
    const field = page.getByRole('combobox', { name: /search/i });
    await expect(field).toBeFocused();
    await page.keyboard.type('ngin');
    const first = page.getByRole('option').first();
    await expect(first).toContainText('nginx');
    await expect(first).toContainText('Official Image');
    await expectAccessible();
    await page.keyboard.press('ArrowDown');
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/_/nginx');
  });

  test('closes its suggestions with Escape, and searches with Enter', async ({ page }) => {
    await page.goto('/programs/official-images');
    const field = page.getByRole('combobox', { name: /search/i });
    await field.fill('redis');
    await expect(page.getByRole('option').first()).toBeVisible();
    await field.press('Escape');
    await expect(page.getByRole('option')).toHaveCount(0);
    await field.press('Enter');
    await expect(page).toHaveURL('/search?q=redis');
  });
});
