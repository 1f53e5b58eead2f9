import type { Response } from '@playwright/test';
import { type Answer, PAGES } from '@/e2e/access/scan-leaks/ask';
import { crawl, type Looked } from '@/e2e/access/scan-leaks/crawl';
import { described, marksIn, mayBeShared } from '@/e2e/access/scan-leaks/find-marks';
import { aLeakySite, type LeakySite } from '@/e2e/access/scan-leaks/leaky-site';
import type { Mark } from '@/e2e/access/scan-leaks/marks';
import { addressesOf, ROUTES } from '@/e2e/access/scan-leaks/page-samples';
import { expect, test } from '@/e2e/fixtures';

const MINUTES = 60_000;
/** How many failures are worth reading. */
const SHOWN = 30;

/** So that the run says what it looked at, not only that nothing was found. */
function say(who: string, { addresses, page, payload, api, bytes, leftOut }: Looked): void {
  process.stdout.write(
    `\n  ${who}: ${addresses.length} addresses as ${page} pages, ${payload} payloads, ${api} API answers and files, ` +
      `${(bytes / 1e6).toFixed(1)} MB; ${leftOut} more addresses of the same routes left out\n`,
  );
}

test.describe('what scanners found', () => {
  // One site for all of them, which is long in the making.
  test.describe.configure({ mode: 'default' });
  let site: LeakySite;

  test.beforeAll(async () => {
    test.setTimeout(8 * MINUTES);
    site = await aLeakySite();
    say('nobody, before anything was scanned', site.beforehand);
  });
  test.afterAll(() => site.stop());
  test.beforeEach(() => test.setTimeout(8 * MINUTES));

  /** Everything that is told of `marks`, over all pages and the API. */
  async function toldTo(who: string, seeds: readonly string[], credentials: Readonly<Record<string, string>>) {
    const leaks: string[] = [];
    const shared: string[] = [];
    const found = new Set<Mark>();
    const onAnswer = (answer: Answer) => {
      if (mayBeShared(answer) && marksIn(answer, site.marks).length > 0) shared.push(answer.path);
      for (const mark of marksIn(answer, site.marks)) {
        found.add(mark);
        if (mark.kind === 'private') leaks.push(described(answer, mark));
      }
    };
    say(who, await crawl({ base: site.base, seeds, credentials, isQuick: true, onAnswer }));
    const missing = site.marks
      .filter((mark) => mark.what !== 'annotation' && !found.has(mark))
      .map(({ what, kind }) => `${what} of the ${kind} one`);
    expect(shared, 'caches that several people share may keep these').toEqual([]);
    return { leaks, found, missing };
  }

  test('are looked for on every page that there is', () => {
    const without = ROUTES.filter((route) => addressesOf(route, site.world) === undefined);
    expect(without, 'say in e2e/access/scan-leaks/page-samples.ts where to look for these').toEqual([]);
  });

  test('are told to nobody who is not signed in, nor whether anything was scanned', async () => {
    const leaks: string[] = [];
    const changes: string[] = [];
    const onAnswer = (answer: Answer) => {
      for (const mark of marksIn(answer, site.marks)) leaks.push(described(answer, mark));
      const change = site.difference(answer);
      if (change) changes.push(change);
    };
    const { addresses, links } = site.beforehand;
    const looked = await crawl({ base: site.base, seeds: addresses, knownLinks: links, onAnswer });
    say('nobody', looked);
    expect.soft(leaks.slice(0, SHOWN)).toEqual([]);
    expect.soft(changes.slice(0, SHOWN)).toEqual([]);
    expect(looked.page).toBeGreaterThan(500);
    expect(looked.payload).toBeGreaterThan(500);
  });

  test('are told to nobody by what a browser loads on its way', async ({ browser }) => {
    const context = await browser.newContext({ baseURL: site.base });
    const page = await context.newPage();
    const answers: Promise<Answer | undefined>[] = [];
    const read = async (response: Response): Promise<Answer | undefined> => {
      const { pathname, search } = new URL(response.url());
      const body = await response.text().catch(() => undefined); // a redirect has none
      const headers = Object.entries(await response.allHeaders()).map(([name, value]) => `${name}: ${value}`);
      const [variant] = PAGES;
      if (!variant) return undefined;
      const whole = `${headers.join('\n')}\n${body ?? ''}`;
      return {
        path: pathname + search,
        variant,
        status: response.status(),
        headers,
        body: body ?? '',
        isHtml: false,
        whole,
      };
    };
    page.on('response', (response) => void answers.push(read(response)));
    for (const path of ['/_/orchard', '/r/verity/orchard']) {
      await page.goto('/search?q=orchard');
      await page.locator(`main a[href="${path}"]`).first().click();
      await page.waitForURL(path);
      await page.locator('main').getByRole('link', { name: /^Tags/ }).first().click();
      await page.waitForURL(`${path}/tags`);
      for (const link of await page.locator('main a:visible').all()) await link.hover();
      await page.locator('main').getByRole('link', { name: '1.0', exact: true }).first().click();
      await page.waitForURL(`${path}/tags/1.0`);
      for (const link of await page.locator('main a:visible').all()) await link.hover();
      await page.goto(`${path}/tags/1.0/scan`);
      await page.goto(`${path}/compare?from=1.0&to=1.1`);
      await page.waitForLoadState('networkidle');
    }
    const all = (await Promise.all(answers)).filter((answer) => answer !== undefined);
    await context.close();
    const leaks = all.flatMap((answer) => marksIn(answer, site.marks).map((mark) => described(answer, mark)));
    process.stdout.write(`\n  a browser, not signed in: ${all.length} answers\n`);
    expect(leaks.slice(0, SHOWN)).toEqual([]);
  });

  test('are told of a private repository to nobody whom it does not let in', async () => {
    const { leaks, missing } = await toldTo('somebody else', site.seeds, site.credentials.outsider);
    expect(leaks.slice(0, SHOWN)).toEqual([]);
    // What is public is told to whoever signed in: without that, nothing would be proved.
    expect(missing.filter((what) => /(cve|count|title) of the (official|public) one/.test(what))).toEqual([]);
  });

  test('are told to no token that may not read repositories', async () => {
    const { found } = await toldTo('a token without the scope', site.api, site.credentials.withoutScope);
    expect([...found]).toEqual([]);
  });

  test('are all found by whoever may see them, in the same places', async () => {
    const all = await toldTo('an administrator', site.seeds, site.credentials.admin);
    expect(all.missing).toEqual([]);
    const { leaks } = await toldTo('a reader of the private one', site.seeds, site.credentials.reader);
    expect(leaks.length).toBeGreaterThan(20);
  });
});
