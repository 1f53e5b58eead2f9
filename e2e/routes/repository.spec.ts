import { expect, test } from '@/e2e/fixtures';

type Supported = {
  simple: { tags: string[]; url: string | null }[];
  shared: { tags: string[]; members: { tag: string; url: string | null }[] }[];
};

test.describe('the page of an official image', () => {
  test('is at /_/name, and every other address of it leads there', async ({ request }) => {
    for (const [from, to] of [
      ['/r/library/redis', '/_/redis'],
      ['/r/library/redis/tags', '/_/redis/tags'],
      ['/r/_/redis', '/_/redis'],
    ] as const) {
      const response = await request.get(from, { maxRedirects: 0 });
      expect(response.status()).toBe(308);
      expect(response.headers().location).toMatch(new RegExp(`${to}$`));
    }
  });

  for (const name of ['redis', 'mongo', 'busybox'])
    test(`has the section of supported tags of ${name}: a line per image, each linked to what made it`, async ({
      page,
      request,
    }) => {
      const supported = (await (
        await request.get(`/api/v1/repositories/library/${name}/supported-tags`)
      ).json()) as Supported;
      await page.goto(`/_/${name}`);
      const heading = page.getByRole('heading', { name: 'Supported tags and respective Dockerfile links' });
      await expect(heading).toBeVisible();
      const section = page.locator('section').filter({ has: heading });
      for (const { tags, url } of supported.simple) {
        const link = section
          .locator(`a[href="${url}"]`)
          .filter({ hasText: tags[0] ?? '' })
          .first();
        for (const tag of tags) await expect(link).toContainText(tag);
      }
      for (const { members } of supported.shared)
        for (const { tag, url } of members)
          expect(await section.locator(`a[href="${url}"]`, { hasText: tag }).count()).toBeGreaterThan(0);
      await expect(section.getByRole('heading', { name: 'Shared Tags' })).toHaveCount(
        supported.shared.length > 0 ? 1 : 0,
      );
    });

  test('recommends tags that exist, each with a command to copy', async ({ page, context, request }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { tags } = (await (await request.get('/api/v1/repositories/library/node/tags?pageSize=100')).json()) as {
      tags: { name: string }[];
    };
    const names = new Set(tags.map(({ name }) => name));
    await page.goto('/_/node');
    const panel = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Which tag should I use?' }) });
    const text = (await panel.locator('code, pre').allTextContents()).join('\n');
    const named = [...text.matchAll(/node:([\w.-]+)/g)].map(([, tag]) => tag ?? '');
    expect(named.length).toBeGreaterThan(2);
    for (const tag of named) expect(names).toContain(tag);
    expect(text).toContain('FROM node:latest AS build');
    expect(text).toContain('FROM node:slim');
    await panel.getByRole('button', { name: /^Copy/ }).first().click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^docker pull node/);
  });

  test('opens the badge’s evidence: what was checked, since when, from which source', async ({ page }) => {
    await page.goto('/_/redis');
    await page
      .getByRole('button', { name: /Official Image/ })
      .first()
      .click();
    await expect(page.getByText('library/redis').first()).toBeVisible();
    await expect(page.getByText(/sha256:[0-9a-f]{12}/).first()).toBeVisible();
  });

  test('shows the command of the chosen client', async ({ page }) => {
    await page.goto('/_/redis');
    await page.getByRole('radio', { name: 'podman' }).check({ force: true });
    await expect(page.getByText('podman pull docker.io/library/redis').first()).toBeVisible();
  });

  test('says that a deprecated image is deprecated, and where else to look', async ({ page }) => {
    await page.goto('/_/openjdk');
    await expect(page.getByText('Deprecated').first()).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Alternatives' })).toBeVisible();
  });

  test('gives Chinese readers the Chinese description and overview, and the original on demand', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ locale: 'zh-CN', ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    await page.goto('/_/redis');
    await expect(page.getByRole('heading', { name: /支持的标签及对应的\s*Dockerfile\s*链接/ })).toBeVisible();
    await expect(page.locator('.overview', { hasText: /[\u4e00-\u9fff]{4}/ }).first()).toBeVisible();
    await context.close();
  });
});

test.describe('tags', () => {
  test('are filtered and sorted over the whole list while typing, and the address keeps it', async ({ page }) => {
    await page.goto('/_/redis/tags');
    await page.getByLabel('Filter tags').fill('alpine');
    await expect(page).toHaveURL(/filter=alpine/);
    await expect(page.getByText(/Images 1–\d+ of \d+/)).toBeVisible();
    const links = page.locator('main a[href^="/_/redis/tags/"]');
    await expect.poll(async () => (await links.allTextContents()).every((text) => text.includes('alpine'))).toBe(true);
    await page.reload();
    await expect(page.getByLabel('Filter tags')).toHaveValue('alpine');
  });

  test('have a page each that explains every word of the tag', async ({ page, request }) => {
    const { tags } = (await (
      await request.get('/api/v1/repositories/library/redis/tags?filter=alpine3&pageSize=1')
    ).json()) as { tags: { name: string }[] };
    const tag = tags[0]?.name ?? '';
    await page.goto(`/_/redis/tags/${tag}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(tag);
    await expect(page.getByText(/musl/).first()).toBeVisible();
    await expect(page.getByText(/Alpine Linux 3\.\d+|Alpine 3\.\d+/).first()).toBeVisible();
    await expect(page.getByText(`docker pull redis:${tag}`).first()).toBeVisible();
  });

  test('that do not exist are a 404', async ({ request }) => {
    for (const path of ['/_/redis/tags/no-such-tag', '/_/no-such-image/tags'])
      expect((await request.get(path)).status()).toBe(404);
  });
});

test.describe('other pages', () => {
  test('a publisher’s page shows who they are, their grants with evidence, and their repositories', async ({
    page,
  }) => {
    await page.goto('/u/grafana');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Grafana');
    await expect(page.locator('main a[href="/r/grafana/grafana"]').first()).toBeVisible();
    await expect(page.getByText(/Sample grant/).first()).toBeAttached();
  });

  test('each program says what its badge promises and who has it', async ({ page }) => {
    for (const [slug, member] of [
      ['official-images', '/_/redis'],
      ['verified-publisher', '/u/grafana'],
      ['sponsored-oss', '/u/prom'],
    ] as const) {
      await page.goto(`/programs/${slug}`);
      await expect(page.locator(`main a[href="${member}"]`).first()).toBeVisible();
    }
  });

  for (const path of [
    '/nothing/here',
    '/_/no-such-image',
    '/r/NOT/valid',
    '/u/nobody-here',
    '/programs/gold',
    '/_/..%2f..%2fetc',
  ])
    test(`${path} is a 404 that says what to do next`, async ({ page }) => {
      expect((await page.goto(path))?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('main').getByRole('link').first()).toBeVisible();
    });
});
