import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { aPerson, openTestCatalogue, type Person } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs, aRepositoryOf } from '@/e2e/signed-in';
import { storedLayers } from '@/lib/images/stored-image-json';
import { closeDatabase, db } from '@/lib/platform/db';
import { uploadScanInput } from '@/lib/scans/schema';
import { uploadScan } from '@/lib/scans/upload-scan';
import { addVex } from '@/lib/scans/vex/add-vex';
import { aPush, type Pushed } from '@/lib/testing/builders/pushes';
import { sarifReport, trivyReport } from '@/lib/testing/builders/scan-reports';

const history = [
  { created_by: 'RUN /bin/sh -c apt-get install openssl # buildkit' },
  { created_by: 'COPY . / # buildkit' },
];

/** For a page, and for its React payload */
const ASKED: readonly Record<string, string>[] = [{}, { rsc: '1' }];

async function* bytesOf(value: unknown) {
  yield Buffer.from(JSON.stringify(value));
}

test.describe('the scan page', () => {
  let owner: Person;
  let path: string;
  let image: string;

  test.beforeAll(async () => {
    openTestCatalogue();
    owner = await aPerson();
    const { id, namespace, name } = await aRepositoryOf(owner, 'scanned');
    const actor = { kind: 'user', role: 'user', ...owner } as const;
    path = `/r/${namespace}/${name}/tags`;
    const push = (size: number): Promise<Pushed> =>
      aPush(id, '1.0', [
        { platform: 'linux/amd64', history, layers: [size, 2000] },
        { platform: 'linux/arm64', history, layers: [size, 3000] },
      ]);
    const upload = (digest: string, report: unknown) =>
      uploadScan(actor, { namespace, name }, uploadScanInput.parse({ digest, mismatch: 'accept' }), bytesOf(report));
    /** The made-up report, as if it was of this image */
    const reportOn = async (digest: string, at: string) => {
      const { layers } = await db().prisma.manifest.findUniqueOrThrow({ where: { digest } });
      const ids = storedLayers.parse(layers).flatMap(({ diffId, digest: own }) => diffId ?? own ?? []);
      const text = JSON.stringify({ ...trivyReport({ digest }), CreatedAt: at });
      return JSON.parse(
        text.replaceAll(`sha256:${'1'.repeat(64)}`, ids[0] ?? '').replaceAll(`sha256:${'2'.repeat(64)}`, ids[1] ?? ''),
      );
    };
    const [first, second] = [await push(1000), await push(1500)];
    const before = first.platforms['linux/amd64'] ?? '';
    image = second.platforms['linux/amd64'] ?? '';
    await upload(before, await reportOn(before, '2026-04-01T10:00:00Z'));
    await upload(image, await reportOn(image, '2026-04-02T10:00:00Z'));
    await upload(second.platforms['linux/arm64'] ?? '', sarifReport());
    const statement = {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      author: 'The publisher',
      statements: [
        {
          vulnerability: { name: 'CVE-2026-0002' },
          products: [{ '@id': 'pkg:deb/debian/openssl@1.0' }],
          status: 'not_affected',
          justification: 'vulnerable_code_not_present',
        },
      ],
    };
    await addVex(actor, { namespace, name }, { name: 'a.json' }, bytesOf(statement));
  });
  test.afterAll(() => closeDatabase());

  const scan = (query = '') => `${path}/1.0/scan${query}`;
  const lines = (page: Page) => page.getByRole('region', { name: 'Vulnerabilities' }).getByRole('row');

  test('leads a reader from the tag over layer and component to the record of a CVE', async ({
    page,
    context,
    baseURL,
    expectAccessible,
  }) => {
    await actAs(context, owner, baseURL);
    await page.goto(path);
    await expect(page.getByText('2 fixable')).toBeVisible();
    await expectAccessible();
    await page.getByRole('link', { name: /Scan results for linux\/amd64/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /Security scan/ })).toBeVisible();
    await expect(page.getByText('1 of them does not affect this image, says its publisher')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Trend' }).getByText('Image changed:')).toBeVisible();
    await expectAccessible();

    const layers = page.getByRole('region', { name: 'Layers' });
    await expect(layers.getByText('apt-get install openssl')).toBeVisible();
    await layers.getByRole('link', { name: 'Layer 1' }).click();
    await expect(page).toHaveURL(/layer=sha256/);
    await expect(lines(page)).toHaveCount(3);
    await page.getByRole('region', { name: 'Components' }).getByRole('link', { name: 'openssl' }).click();
    await expect(page).toHaveURL(/component=\d/);
    await page.getByRole('link', { name: 'CVE-2026-0001' }).click();
    const panel = page.getByRole('dialog', { name: 'CVE-2026-0001' });
    await expect(panel.getByRole('link', { name: 'CVE record of CVE-2026-0001' })).toHaveAttribute(
      'href',
      'https://www.cve.org/CVERecord?id=CVE-2026-0001',
    );
    await expect(panel.getByText('over the network, also from the internet')).toBeVisible();
    await expect(page).toHaveURL(/vulnerability=CVE-2026-0001/);
    await expectAccessible();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(page).not.toHaveURL(/vulnerability=/);
    await expect(page).toHaveURL(/component=\d/);
    await page.goBack();
    await expect(panel).toBeVisible();
    await panel.getByRole('link', { name: 'Close' }).click();
    await expect(panel).toBeHidden();
  });

  test('filters in place, with the keyboard, and its address keeps it', async ({ page, context, baseURL }) => {
    await actAs(context, owner, baseURL);
    await page.goto(scan());
    await expect(lines(page)).toHaveCount(4);
    const high = page.getByRole('checkbox', { name: /High/ });
    await high.focus();
    await page.keyboard.press('Space');
    await expect(page).toHaveURL(/severity=high/);
    await expect(lines(page)).toHaveCount(2);
    await expect(high).toBeFocused();
    await page.getByRole('link', { name: 'Remove filter: High' }).click();
    await expect(lines(page)).toHaveCount(4);
    await expect(high).not.toBeChecked();
    await page.getByLabel('Id or component').fill('zlib');
    await expect(page).toHaveURL(/q=zlib/);
    await expect(lines(page)).toHaveCount(2);
    await page.reload();
    await expect(page.getByLabel('Id or component')).toHaveValue('zlib');
    await page.getByRole('link', { name: 'Clear all filters' }).click();
    await expect(lines(page)).toHaveCount(4);
    await page.getByRole('link', { name: 'By component' }).click();
    await expect(page.getByRole('heading', { level: 3, name: /openssl 1\.0/ })).toBeVisible();
    await page.goto(scan('?severity=nonsense&page=-3&sort=up'));
    await expect(lines(page)).toHaveCount(4);
    await page.goto(scan('?q=nothing-like-it'));
    await expect(page.getByText('Nothing matches these filters')).toBeVisible();
    await page.goto(scan('?vulnerability=CVE-1999-1'));
    await expect(page.getByText('This report has no such vulnerability.')).toBeVisible();
  });

  test('says what a format does not report, and what names another image', async ({ page, context, baseURL }) => {
    await actAs(context, owner, baseURL);
    await page.goto(scan('?platform=linux/arm64'));
    await expect(page.getByText('Layers are not reported')).toBeVisible();
    await expect(page.getByText('The report names another image')).toBeVisible();
    await expect(page.getByText('not reported', { exact: true }).first()).toBeVisible();
  });

  test('shows nobody who is not signed in anything but where to sign in', async ({
    page,
    request,
    expectAccessible,
  }) => {
    for (const address of [
      path,
      `${path}/1.0`,
      scan(),
      scan('?vulnerability=CVE-2026-0001'),
      scan('?severity=critical'),
    ])
      for (const headers of ASKED) {
        const text = await (await request.get(address, { headers })).text();
        for (const secret of ['zlib', 'a made-up flaw', 'vulnerable_code_not_present', '2 fixable', 'Trivy 0.69'])
          expect(text, `${address} ${JSON.stringify(headers)}`).not.toContain(secret);
        if (!address.includes('CVE')) expect(text).not.toContain('CVE-2026');
      }
    const rows = await request.get(`${path.replace(/\/tags$/, '')}/tag-rows?sort=severity`);
    expect(Object.keys((await rows.json()).rows[0])).not.toContain('scanNote');
    expect(await rows.text()).not.toContain('critical');
    await page.goto(scan());
    await expectAccessible();
    await page.locator('main').getByRole('link', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(`/login?next=${encodeURIComponent(scan())}`);
    await page.goto(path);
    await expect(page.getByText('Sign in to see scan results.')).toHaveCount(1);
    await page.goto(`${path}/1.0`);
    await expect(
      page.getByRole('region', { name: 'Security' }).getByText('Sign in to see scan results.'),
    ).toBeVisible();
  });

  test('fits a phone in Chinese and dark, and is accessible there', async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      ...(baseURL ? { baseURL } : {}),
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      colorScheme: 'dark',
    });
    await actAs(context, owner, baseURL);
    const page = await context.newPage();
    for (const address of [path, `${path}/1.0`, scan(), scan('?sort=worst_component&vulnerability=CVE-2026-0002')]) {
      await page.goto(address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await expect(page.getByRole('dialog').getByText('发布者的声明')).toBeVisible();
    await context.close();
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('filters by form and shows the panel in the page', async ({ page, context, baseURL }) => {
      await actAs(context, owner, baseURL);
      await page.goto(scan());
      await page.getByRole('checkbox', { name: /Critical/ }).check();
      await page.getByRole('button', { name: 'Apply' }).click();
      await expect(page).toHaveURL(/severity=critical/);
      await expect(lines(page)).toHaveCount(2);
      await page.getByRole('link', { name: 'CVE-2026-0001' }).click();
      await expect(page.getByRole('dialog').getByText('For tests only.')).toBeVisible();
      await page.getByRole('dialog').getByRole('link', { name: 'Close' }).click();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page).toHaveURL(/severity=critical/);
    });
  });

  test('an image that was not scanned says so, and how a report gets there', async ({ page, context, baseURL }) => {
    await actAs(context, owner, baseURL);
    const { id, namespace, name } = await aRepositoryOf(owner, 'unscanned');
    await aPush(id, '1.0', [{ platform: 'linux/amd64', layers: [1000] }]);
    await page.goto(`/r/${namespace}/${name}/tags/1.0/scan`);
    await expect(page.getByText('This image was not scanned yet')).toBeVisible();
    await expect(page.getByText('--data-binary @report.json')).toBeVisible();
    expect((await page.goto(`/r/${namespace}/${name}/tags/none/scan`))?.status()).toBe(404);
  });
});
