import { expect, test } from '@/e2e/fixtures';
import { aLargeCatalogue, LARGE } from '@/e2e/large-catalogue';
import { startSecondSite } from '@/e2e/second-site';

const PAGE = 25;

test.describe('search in a catalogue that is too large to count', () => {
  let base = '';
  let ends: (() => unknown)[] = [];

  test.beforeAll(async () => {
    const { url, drop } = await aLargeCatalogue();
    const site = await startSecondSite(() => ({ DATABASE_URL: url }));
    base = site.base;
    ends = [site.stop, drop];
  });
  test.afterAll(async () => {
    for (const end of ends) await end();
  });
  // Its pages are of another origin than the one that this fixture watches.
  test.use({ baseURL: async ({ baseURL }, use) => use(base || baseURL) });

  test('says “at least”, of the total and of each filter, and offers what it has not counted', async ({ page }) => {
    await page.goto('/search?q=ballast');
    await expect(page.locator('main').getByRole('status').first()).toHaveText('1,000+ repositories');
    await expect(page.getByRole('checkbox', { name: /^Community \d{3}\+$/ })).toBeVisible();
    await expect(page.getByRole('checkbox', { name: 'Windows', exact: true })).toBeVisible();
    await expect(page.getByRole('checkbox', { name: /^crew7\s*Verified Publisher \d+\+$/ })).toBeVisible();
    await page.getByRole('checkbox', { name: /^Security/ }).check();
    await expect(page.locator('main').getByRole('status').first()).toHaveText(`${LARGE / 700} repositories`);
  });

  test('has a next page as long as pages are full, and an end', async ({ page }) => {
    await page.goto('/search?q=ballast&page=40');
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await expect(pages).toContainText('Page 40');
    await expect(pages).not.toContainText('of');
    await pages.getByRole('link', { name: 'Next' }).click();
    await expect(page).toHaveURL('/search?q=ballast&page=41');
    await expect(page.locator('main').getByRole('heading', { level: 2 })).toHaveCount(PAGE);
    await page.goto(`/search?q=ballast&page=${LARGE / PAGE}`);
    await expect(pages).toContainText(`Page ${LARGE / PAGE} of ${LARGE / PAGE}`);
    await expect(pages.getByRole('link', { name: 'Next' })).toHaveCount(0);
    await page.goto(`/search?q=ballast&page=${LARGE / PAGE + 1}`);
    await expect(page.getByText('There are no results on this page')).toBeVisible();
  });

  test('unfolds further publishers, and keeps a chosen one in sight', async ({ page, expectAccessible }) => {
    await page.goto('/search?q=ballast&publisher=crew20');
    const chosen = page.getByRole('checkbox', { name: /^crew20/ });
    await expect(chosen).toBeChecked();
    await expect(chosen).toBeVisible();
    await expect(page.locator('main').getByRole('status').first()).toHaveText(`${LARGE / 20} repositories`);
    await expectAccessible();
    await page.getByRole('link', { name: 'Remove the filter crew20' }).click();
    await expect(page).toHaveURL('/search?q=ballast');
  });
});
