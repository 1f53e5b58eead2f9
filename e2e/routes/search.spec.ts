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

  test('leads out of an empty result: fewer words, other spellings, categories, trusted publishers', async ({
    page,
  }) => {
    await page.goto('/search?q=redis+there-is-no-such-image&exact=true');
    await expect(page.getByRole('heading', { name: 'Browse by category' })).toBeVisible();
    const grafana = page.getByRole('link', { name: /grafana.*Verified Publisher/ });
    await expect(grafana).toHaveAttribute('href', '/search?publisher=grafana');
    await page.getByRole('link', { name: 'Look for similar spellings too' }).click();
    await expect(page).toHaveURL('/search?q=redis+there-is-no-such-image');
    await page.getByRole('link', { name: 'Search for “redis”' }).click();
    await expect(page).toHaveURL('/search?q=redis');
    await expect(page.locator('main').getByRole('heading', { level: 2 }).first()).toHaveText('redis');
  });

  test('corrects a slip, says so, and searches for what was typed when told to', async ({ page }) => {
    await page.goto('/search?q=ngnix&trust=official');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Images for “nginx”');
    await expect(page.getByText('Showing results for nginx')).toBeVisible();
    await page.getByRole('link', { name: 'Search instead for “ngnix”' }).click();
    await expect(page).toHaveURL('/search?q=ngnix&trust=official&exact=true');
    await expect(page.getByText('Nothing matches “ngnix” with these filters')).toBeVisible();
    await page.goBack();
    await expect(page.getByText('Showing results for nginx')).toBeVisible();
    await page.getByRole('link', { name: 'nginx', exact: true }).first().click();
    await expect(page).toHaveURL('/search?q=nginx&trust=official');
    await expect(page.getByText('Showing results for')).toHaveCount(0);
  });

  test('takes any value inside a filter and all filters together', async ({ page }) => {
    const status = page.locator('main').getByRole('status').first();
    const countOf = async (name: RegExp) =>
      Number((await page.getByRole('checkbox', { name }).locator('xpath=..').textContent())?.match(/\d+$/)?.[0]);
    await page.goto('/search?q=nginx');
    const [official, verified] = [await countOf(/^Official Image/), await countOf(/^Verified Publisher/)];
    await page.getByRole('checkbox', { name: /^Official Image/ }).check();
    await expect(status).toHaveText('1 repository');
    expect(await countOf(/^Verified Publisher/)).toBe(verified);
    await page.getByRole('checkbox', { name: /^Verified Publisher/ }).check();
    await expect(status).toHaveText(`${official + verified} repositories`);
    const both = await countOf(/^Web servers/);
    await page.getByRole('checkbox', { name: /^Web servers/ }).check();
    await expect(status).toHaveText(both === 1 ? '1 repository' : `${both} repositories`);
  });

  test('filters by publishers, whose badge is shown, and whose others stay on offer', async ({ page }) => {
    await page.goto('/search?q=nginx');
    const bitnami = page.getByRole('checkbox', { name: /^bitnami\s*Verified Publisher/ });
    const others = await page.locator('input[name=publisher]').count();
    await bitnami.check();
    await expect(page).toHaveURL('/search?q=nginx&publisher=bitnami');
    await expect(page.locator('main').getByRole('heading', { level: 2 })).toHaveText(['bitnami/nginx']);
    expect(await page.locator('input[name=publisher]').count()).toBe(others);
    await page.getByRole('link', { name: 'Remove the filter bitnami' }).click();
    await expect(page).toHaveURL('/search?q=nginx');
    await expect(bitnami).not.toBeChecked();
  });

  test('is wholly in its address', async ({ page, context }) => {
    await page.goto('/search?q=grafana&trust=verified_publisher&publisher=grafana&sort=pulls');
    const shown = await page.locator('main').getByRole('heading', { level: 2 }).allTextContents();
    await expect(page.getByLabel('Sort by')).toHaveValue('pulls');
    await expect(page.getByRole('checkbox', { name: /^grafana/ })).toBeChecked();
    await expect(page.getByRole('link', { name: /^Remove the filter/ })).toHaveCount(2);
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.locator('main').getByRole('heading', { level: 2 })).toHaveText(shown);
  });

  test('is called what it shows, in its heading and in the title of the page', async ({ page }) => {
    const heading = page.getByRole('heading', { level: 1 });
    await page.goto('/search');
    await expect(heading).toHaveText('All images');
    await page.getByRole('checkbox', { name: /^Web servers/ }).check();
    await expect(heading).toHaveText('Web servers');
    await expect(page).toHaveTitle('Web servers · Plimsoll');
    await page.getByRole('checkbox', { name: /^Official Image/ }).check();
    await expect(heading).toHaveText('Filtered images');
    await page.goBack();
    await expect(page).toHaveTitle('Web servers · Plimsoll');
    await page.reload();
    await expect(page).toHaveTitle('Web servers · Plimsoll');
    await expect(heading).toHaveText('Web servers');
  });

  test('is where it was after a look at a repository: page, place and text of the field', async ({ page }) => {
    await page.goto('/search?q=sample');
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await page.getByLabel('Sort by').selectOption('pulls');
    await expect(page).toHaveURL('/search?q=sample&sort=pulls');
    const last = page.locator('main').getByRole('heading', { level: 2 }).last();
    // The address changes first, then the results: the least pulled one is the last.
    const name = 'sample-account-1/nginx';
    await expect(last).toHaveText(name);
    await last.scrollIntoViewIfNeeded();
    const place = await page.evaluate(() => window.scrollY);
    expect(place).toBeGreaterThan(0);
    await last.getByRole('link').click();
    await expect(page).toHaveURL(/\/(_|r)\//);
    await page.goBack();
    await expect(last).toHaveText(name);
    await expect(page.getByRole('combobox', { name: /search/i })).toHaveValue('sample');
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place);
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  test('offers no order and no filters where nothing is found, and keeps the order that was chosen', async ({
    page,
  }) => {
    await page.goto('/search?q=there-is-no-such-image&sort=pulls');
    await expect(page.getByText(/Nothing matches/)).toBeVisible();
    await expect(page.getByLabel('Sort by')).toHaveCount(0);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await page.goto('/search?q=redis+there-is-no-such-image&sort=pulls');
    await page.getByRole('link', { name: 'Search for “redis”' }).click();
    await expect(page.getByLabel('Sort by')).toHaveValue('pulls');
  });

  test('finds Chinese words', async ({ page }) => {
    await page.goto(`/search?q=${encodeURIComponent('数据库')}`);
    await expect(page.locator('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
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

test.describe('search on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('has how many there are always in sight while filters are chosen, and the way to them', async ({
    page,
    expectAccessible,
  }) => {
    await page.goto('/search?q=nginx');
    await page.locator('summary').filter({ hasText: 'Filters' }).click();
    await page.getByRole('checkbox', { name: /^Official Image/ }).check();
    const show = page.getByRole('button', { name: 'Show 1 repository' });
    await expect(show).toBeInViewport();
    await expectAccessible();
    await show.click();
    await expect(show).toBeHidden();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.locator('main').getByRole('heading', { level: 2 }).first()).toBeInViewport();
  });
});

test.describe('search without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('filters by publisher, corrects, and leads on by links', async ({ page }) => {
    await page.goto('/search?q=ngnix');
    await expect(page.getByText('Showing results for nginx')).toBeVisible();
    await page.getByRole('checkbox', { name: /^bitnami/ }).check();
    await page.getByRole('button', { name: 'Apply' }).first().click();
    await expect(page).toHaveURL(/q=ngnix&publisher=bitnami/);
    await expect(page.locator('main').getByRole('heading', { level: 2 })).toHaveText(['bitnami/nginx']);
    await page.getByRole('link', { name: 'Search instead for “ngnix”' }).click();
    await expect(page.getByText('Nothing matches “ngnix”')).toBeVisible();
    await page.getByRole('button', { name: 'Apply' }).first().click();
    await expect(page).toHaveURL(/exact=true/);
    await page.goto('/search');
    await page.getByRole('link', { name: 'Next' }).click();
    await expect(page).toHaveURL('/search?page=2');
    await expect(page.getByText(/^Page 2 of/)).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 390])
    for (const locale of ['en-US', 'zh-CN'])
      test.describe(`search, ${colorScheme}, ${width} pixels, ${locale}`, () => {
        test.use({ colorScheme, locale, viewport: { width, height: 844 } });

        test('has nothing that axe finds fault with, and nothing that scrolls sideways', async ({
          page,
          expectAccessible,
        }) => {
          for (const query of [
            'q=ngnix',
            'q=nginx&publisher=bitnami&sort=pulls',
            'q=no-such-image+at-all&exact=true',
            `q=${'x'.repeat(190)}`,
            `q=${encodeURIComponent(`docker.io/library/nginx:1.27@sha256:${'a1b2c3d4'.repeat(8)}`)}`,
          ]) {
            await page.goto(`/search?${query}`);
            await page.locator('details.unfolded-lg').evaluate((details: HTMLDetailsElement) => {
              details.open = true;
            });
            await expectAccessible();
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          }
          const field = page.getByRole('combobox', { name: /search|搜索/i });
          await field.fill('ngin');
          const first = page.getByRole('listbox').getByRole('option').first();
          await expect(first).toContainText('nginx');
          await field.press('ArrowDown');
          await expect(first).toHaveAttribute('aria-selected', 'true');
          await expectAccessible();
        });
      });
