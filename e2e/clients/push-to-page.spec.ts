import { expect, type Page, test } from '@playwright/test';
import { aClientSite, type ClientSite, missingForClients, START_MS, type Written } from '@/e2e/clients/client-site';
import { db } from '@/lib/platform/db';

/** What the site promises from a push's end to its page. */
const PROMISED_MS = 2000;
const PUSHES = 5;
/** On a machine that is busy with other tests, so many more are made until one has kept it. */
const MOST_PUSHES = 12;

test.describe('a push with skopeo', () => {
  test.describe.configure({ mode: 'default', timeout: 120_000 });
  test.skip(missingForClients !== '', missingForClients);
  let clients: ClientSite;

  test.beforeAll(async () => {
    test.setTimeout(START_MS);
    if (!missingForClients) clients = await aClientSite();
  });
  test.afterAll(() => clients?.stop());

  /** Loads the page again until it shows all of these. @returns the milliseconds from now until then */
  async function untilShown(page: Page, path: string, ...texts: readonly (string | RegExp)[]): Promise<number> {
    const begun = Date.now();
    await expect(async () => {
      await page.goto(clients.site.base + path);
      for (const text of texts)
        await expect(page.locator('main').getByText(text).first()).toBeVisible({ timeout: 250 });
    }).toPass({ timeout: 20_000, intervals: [50] });
    return Date.now() - begun;
  }

  test('is on its page at once, with its platforms and layers', async ({ page }) => {
    const delays: number[] = [];
    const isKept = () => Math.min(...delays) <= PROMISED_MS;
    for (let i = 1; i <= PUSHES || (i <= MOST_PUSHES && !isKept()); i += 1) {
      const layout = await clients.aLayout(`content ${i}`, { withAttestation: true });
      await clients.push(layout, `alice/page:1.${i}`);
      const layer = `COPY content ${i} /etc/content`;
      delays.push(await untilShown(page, `/r/alice/page/tags/1.${i}`, /amd64/, /arm64/, layer));
    }
    console.log(`from the end of a push to its page: ${delays.map((delay) => `${delay} ms`).join(', ')}`);
    expect(isKept()).toBe(true);
    await page.goto(`${clients.site.base}/r/alice/page/tags`);
    await expect(page.locator('main').getByText(`1.${PUSHES}`, { exact: true }).first()).toBeVisible();
  });

  test('that moves a tag shows both digests in its history', async ({ page }) => {
    const layouts: Written[] = [await clients.aLayout('before'), await clients.aLayout('after')];
    for (const layout of layouts) {
      await clients.push(layout, 'alice/moving:latest');
      const history = () =>
        db().prisma.tagHistory.findMany({ where: { repository: { name: 'moving' } }, orderBy: { from: 'asc' } });
      await expect
        .poll(async () => (await history()).map(({ digest }) => digest), { timeout: 20_000 })
        .toEqual(layouts.slice(0, layouts.indexOf(layout) + 1).map(({ digest }) => digest));
      const rows = await history();
      expect(rows.map(({ until, by }) => [until, by])).toEqual(
        rows.map((_, index) => [rows[index + 1]?.from ?? null, 'alice']),
      );
    }
    await page.goto(`${clients.site.base}/r/alice/moving/tags/latest`);
    const history = page.locator('main section').filter({ has: page.getByRole('heading', { name: /history/i }) });
    for (const { digest } of layouts)
      await expect(history.getByText(digest.slice('sha256:'.length, 'sha256:'.length + 12)).first()).toBeVisible();
  });
});
