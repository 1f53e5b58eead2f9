import type { Page } from '@playwright/test';
import { aPerson, openTestCatalogue, type Person } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs, aRepositoryOf } from '@/e2e/signed-in';
import { closeDatabase } from '@/lib/platform/db';
import { uploadScanInput } from '@/lib/scans/schema';
import { uploadScan } from '@/lib/scans/upload-scan';
import { aPush } from '@/lib/testing/builders/pushes';
import { longTrivyReport } from '@/lib/testing/builders/scan-reports';

const FINDINGS = 3210;
const FIRST = 'CVE-2026-100000';
const LAST = 'CVE-2026-103209';

test.describe('a long list of findings', () => {
  let owner: Person;
  let path: string;

  test.beforeAll(async () => {
    openTestCatalogue();
    owner = await aPerson();
    const { id, namespace, name } = await aRepositoryOf(owner, 'long');
    path = `/r/${namespace}/${name}/tags/1.0/scan`;
    const { platforms } = await aPush(id, '1.0', [{ platform: 'linux/amd64', layers: [1000] }]);
    const digest = platforms['linux/amd64'] ?? '';
    const bytes = (async function* () {
      yield Buffer.from(JSON.stringify(longTrivyReport({ digest, findings: FINDINGS })));
    })();
    const actor = { kind: 'user', role: 'user', ...owner } as const;
    await uploadScan(actor, { namespace, name }, uploadScanInput.parse({ digest, mismatch: 'accept' }), bytes);
  });
  test.afterAll(() => closeDatabase());

  const list = (page: Page) => page.getByRole('region', { name: 'Vulnerabilities' });
  const range = (page: Page) => list(page).getByText(/^[\d,]+–[\d,]+ of [\d,]+/);
  const link = (page: Page, id: string) => list(page).getByRole('link', { name: id, exact: true });
  /** The list is the browser's when its pages are gone. */
  const open = async (page: Page, query = '') => {
    await page.goto(`${path}${query}`);
    await expect(list(page).getByRole('link', { name: 'Next' })).toHaveCount(0);
  };
  /** So that the list's row, counted from 1, is at the top of the window or near it. */
  const scrollTo = async (page: Page, row: number) => {
    const top = () =>
      list(page)
        .getByRole('table')
        .evaluate(
          (table, share) => {
            const { top: start, height } = table.getBoundingClientRect();
            window.scrollTo(0, window.scrollY + start + height * share);
          },
          (row - 1) / FINDINGS,
        );
    await top();
    await expect(range(page)).not.toHaveText(/^1–/);
  };
  const keptRow = (page: Page) =>
    page.evaluate(() => (window.history.state as { plimsollRow?: { index: number } }).plimsollRow?.index ?? 0);
  const topRow = async (page: Page): Promise<number> =>
    Number((await range(page).textContent())?.split('–')[0]?.replaceAll(',', ''));

  test('goes on to its end, and draws only what is in sight', async ({ page, context, baseURL, expectAccessible }) => {
    await actAs(context, owner, baseURL);
    await open(page);
    await expect(link(page, FIRST)).toBeVisible();
    await page.keyboard.press('End');
    await list(page).getByRole('button', { name: 'Back to the filters' }).waitFor();
    await expect(link(page, LAST)).toBeVisible();
    await expect(range(page)).toHaveText(/–3,210 of 3,210/);
    expect(await list(page).getByRole('row').count()).toBeLessThan(200);
    await expect(list(page).locator(`[aria-rowindex="${FINDINGS + 1}"]`)).toContainText(LAST);
    await expectAccessible();
    await scrollTo(page, 1600);
    await expect(list(page).locator('tr[aria-busy]')).toHaveCount(0);
    expect(await list(page).getByRole('row').count()).toBeLessThan(200);
    await expectAccessible();
    await list(page).getByRole('button', { name: 'Back to the filters' }).click();
    // Where the reader is is kept a moment after the scrolling.
    await expect.poll(() => keptRow(page)).toBe(0);
    await page.getByRole('checkbox', { name: /Unknown/ }).check();
    await expect(page).toHaveURL(/severity=unknown/);
    await expect(list(page).getByText('1 finding', { exact: true })).toBeVisible();
    await expect(link(page, LAST)).toBeVisible();
    await page.goBack();
    await expect(link(page, FIRST)).toBeVisible();
    await list(page).getByRole('link', { name: 'By component' }).click();
    await expect(page.getByRole('heading', { level: 3, name: /package-0 1\.0/ })).toBeVisible();
    await scrollTo(page, 1600);
    await expect(list(page).locator('tr[aria-busy]')).toHaveCount(0);
    await expect(
      list(page)
        .getByRole('heading', { level: 3, name: /package-/ })
        .first(),
    ).toBeVisible();
    await expectAccessible();
  });

  test('stays where the reader is, through the panel, another page and a reload', async ({
    page,
    context,
    baseURL,
  }) => {
    await actAs(context, owner, baseURL);
    await open(page);
    await scrollTo(page, 2000);
    await expect(list(page).locator('tr[aria-busy]')).toHaveCount(0);
    const row = await topRow(page);
    expect(row).toBeGreaterThan(1500);
    const shown = list(page).locator(`[aria-rowindex="${row + 4}"]`);
    const chosen = shown.getByRole('link');
    const at = (await shown.boundingBox())?.y;
    await chosen.click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page).not.toHaveURL(/vulnerability=/);
    await expect(chosen).toBeFocused();
    expect((await shown.boundingBox())?.y).toBe(at);
    await page.goBack();
    await page.getByRole('dialog').getByRole('link', { name: 'Where else it is in this catalogue' }).click();
    await expect(page).toHaveURL(/\/vulnerabilities\//);
    await page.goBack();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect.poll(() => topRow(page)).toBeGreaterThan(row - 5);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page).not.toHaveURL(/vulnerability=/);
    await expect.poll(() => keptRow(page)).toBeGreaterThan(row - 5);
    await page.reload();
    await expect.poll(() => topRow(page)).toBeGreaterThan(row - 5);
    expect(await topRow(page)).toBeLessThan(row + 5);
  });

  test('is walked with the keyboard across its pages, and keeps the focus', async ({ page, context, baseURL }) => {
    test.slow();
    await actAs(context, owner, baseURL);
    await open(page);
    await link(page, FIRST).focus();
    for (let step = 1; step <= 120; step += 1) {
      await page.keyboard.press('Tab');
      const index = await page.evaluate(() => document.activeElement?.closest('tr')?.ariaRowIndex);
      expect(index).toBe(String(step + 2));
    }
    await page.keyboard.press('End');
    await expect(link(page, LAST)).toBeVisible();
    await expect(list(page).locator('[aria-rowindex="122"]').getByRole('link')).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(list(page).locator('[aria-rowindex="121"]').getByRole('link')).toBeFocused();
    await expect(list(page).locator('[aria-rowindex="121"]')).toBeInViewport();
  });

  test('says what could not be loaded, and tries again', async ({ page, context, baseURL }) => {
    await actAs(context, owner, baseURL);
    await open(page);
    let isBroken = true;
    await page.route('**/api/v1/**/scan?**', (route) =>
      isBroken ? route.fulfill({ status: 429, json: { detail: 'Too many' } }) : route.continue(),
    );
    await page.keyboard.press('End');
    await expect(list(page).getByRole('alert')).toHaveText('These findings could not be loaded.');
    isBroken = false;
    await list(page).getByRole('button', { name: 'Try again' }).click();
    await expect(link(page, LAST)).toBeVisible();
    await expect(list(page).getByRole('alert')).toHaveCount(0);
    expect(await page.evaluate(() => document.activeElement?.closest('tr') !== null)).toBe(true);
    await expect(range(page)).toHaveText(/–3,210 of 3,210/);
  });

  test('begins at the page of its address', async ({ page, context, baseURL }) => {
    await actAs(context, owner, baseURL);
    await open(page, '?page=3');
    await expect(list(page).locator('tbody tr[aria-rowindex]').first()).toContainText('CVE-2026-100100');
    await page.keyboard.press('End');
    await expect(link(page, LAST)).toBeVisible();
    await list(page).getByRole('link', { name: 'Show the 100 findings before these' }).click();
    await expect(link(page, FIRST)).toBeVisible();
    await expect(page).not.toHaveURL(/page=/);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('has pages', async ({ page, context, baseURL }) => {
      await actAs(context, owner, baseURL);
      await page.goto(path);
      await expect(range(page)).toHaveText(/^1–50 of 3,210/);
      await list(page).getByRole('link', { name: 'Next' }).click();
      await expect(link(page, 'CVE-2026-100050')).toBeVisible();
      await expect(range(page)).toHaveText(/^51–100 of 3,210/);
    });
  });
});
