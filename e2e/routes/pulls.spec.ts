import { readFileSync } from 'node:fs';
import { aPerson, openTestCatalogue, type Person } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs, aRepositoryOf } from '@/e2e/signed-in';
import { closeDatabase } from '@/lib/platform/db';
import { addDays, dayOf } from '@/lib/pulls/calendar';
import { people, somePulls } from '@/lib/testing/builders/pulls';

const ago = (days: number) => addDays(dayOf(new Date()), -days);

test.describe('the pulls of a repository', () => {
  let owner: Person;
  let path: string;
  let api: string;

  test.beforeAll(async () => {
    openTestCatalogue();
    owner = await aPerson();
    const { id, namespace, name } = await aRepositoryOf(owner, 'web');
    path = `/r/${namespace}/${name}/pulls`;
    api = `/api/v1/repositories/${namespace}/${name}/pulls`;
    await somePulls(id, [
      { day: ago(3), actors: people(6), tag: 'latest', platform: 'linux/amd64', pulls: 2, checks: 3 },
      { day: ago(2), actors: ['a'], tag: 'nightly', platform: 'linux/arm64', pulls: 7 },
      { day: ago(0), actors: people(8), tag: 'latest', platform: 'linux/amd64' },
    ]);
  });
  test.afterAll(() => closeDatabase());

  test('are drawn, told apart and downloaded by its publisher', async ({
    page,
    context,
    baseURL,
    expectAccessible,
  }) => {
    await actAs(context, owner, baseURL);
    await page.goto(path.replace(/\/pulls$/, ''));
    await page.getByRole('link', { name: 'Pulls', exact: true }).click();
    await expect(page.getByRole('heading', { level: 3, name: 'Pulls 27' })).toBeVisible();
    await expect(page.getByRole('img', { name: 'Pulls for each day' })).toHaveAccessibleDescription(
      /27 in all, .*Most, 12,/,
    );
    await page.getByLabel('Broken down by').selectOption('tag');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(/by=day&by=tag/);
    const row = page
      .getByRole('table')
      .first()
      .getByRole('row', { name: /latest/ });
    await expect(row.getByRole('cell')).toHaveText(['', '20', '74.1%', '18']);
    await page.getByText('All figures as a table').click();
    await expect(page.getByRole('row', { name: /^\d+ \w+ \d+ 7 0/ })).toBeVisible();
    await expectAccessible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^pulls-m\w+-web-.*\.csv$/);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines[0]).toBe('from,to,tag,pulls,pullsWithheld,versionChecks,versionChecksWithheld');
    expect(lines).toContain(`${ago(2)},${ago(2)},nightly,7,false,0,false`);
    expect(lines).toHaveLength(1 + 2 * 30);
  });

  test('of few people are not told to others, on the page or by the API', async ({ page, request }) => {
    const text = await (await page.goto(`${path}?by=day&by=tag`))?.text();
    await expect(page.getByRole('heading', { level: 3, name: 'Pulls at least 12' })).toBeVisible();
    await expect(page.getByText('What you do not see here')).toBeVisible();
    expect(text).not.toContain('nightly');
    const view = await (await request.get(`${api}?from=${ago(3)}&by=tag`)).json();
    expect(view).toMatchObject({ suppressed: true, to: ago(1), totals: { pulls: { count: 12, withheld: true } } });
    expect(view.periods.map(({ pulls }: { pulls: { count: number | null } }) => pulls.count)).toEqual([12, null, 0]);
    const csv = await request.get(`${api}?from=${ago(2)}&to=${ago(2)}`, { headers: { accept: 'text/csv' } });
    expect(csv.headers()['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers().vary).toContain('accept');
    expect((await csv.text()).trimEnd().split('\r\n')[1]).toBe(`${ago(2)},${ago(2)},,true,0,false`);
  });

  test('of a range that makes no sense are refused with what to change, and shown as usual on the page', async ({
    page,
    request,
  }) => {
    for (const query of [
      'from=2026-02-30',
      'from=2026-02-02&to=2026-02-01',
      'from=2001-01-01',
      'by=day&by=week',
      'by=hour',
    ]) {
      const response = await request.get(`${api}?${query}`);
      expect(response.status(), query).toBe(400);
      expect((await response.json()).invalidParameters, query).toHaveLength(1);
      expect((await page.goto(`${path}?${query}`))?.status()).toBe(200);
      await expect(page.getByText('This range cannot be shown.')).toBeVisible();
    }
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('are chosen and read all the same', async ({ page, context, baseURL }) => {
      await actAs(context, owner, baseURL);
      await page.goto(path);
      await page.getByLabel('For each', { exact: true }).selectOption('week');
      await page.getByLabel('From', { exact: true }).fill(ago(60));
      await page.getByRole('button', { name: 'Show' }).click();
      await expect(page.getByRole('img', { name: 'Pulls for each week' })).toBeVisible();
      await page.getByText('All figures as a table').click();
      await expect(page.getByRole('columnheader', { name: 'Week' })).toBeVisible();
      await page.getByRole('link', { name: '7 days', exact: true }).click();
      await expect(page.getByRole('img', { name: 'Pulls for each day' })).toBeVisible();
    });
  });

  for (const [scheme, locale, width] of [
    ['light', 'en-US', 1280],
    ['dark', 'zh-CN', 390],
  ] as const)
    test.describe(`${scheme}, ${locale}, ${width} pixels`, () => {
      test.use({ colorScheme: scheme, locale, viewport: { width, height: 844 } });

      test('have nothing that axe finds fault with, and nothing that scrolls sideways', async ({
        page,
        expectAccessible,
      }) => {
        for (const address of [`${path}?by=week&by=platform`, `${path}?by=day&by=tag`, '/_/redis/pulls']) {
          await page.goto(address);
          for (const folded of await page.locator('main details').all()) await folded.locator('summary').click();
          await expectAccessible();
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        }
      });
    });
});
