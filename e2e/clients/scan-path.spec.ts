import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aClientSite, type ClientSite, expectTag, missingForClients, START_MS } from '@/e2e/clients/client-site';
import { expect, test as whole } from '@/e2e/fixtures';
import { press, tabTo } from '@/e2e/keyboard';
import { actAs } from '@/e2e/signed-in';
import { storedLayers } from '@/lib/images/stored-image-json';
import { db } from '@/lib/platform/db';
import { scannerSettings, storeScannerSettings } from '@/lib/scans/scanners/scanner-settings';
import { grypeReport } from '@/lib/testing/builders/scan-reports';
import { type Replayed, replayedReport } from '@/lib/testing/replayed-report';

const DATA_DAY = '2026-09-30T01:00:00Z';

let clients: ClientSite;
/** What fails a test by itself (other origins, errors in the console) is held against the site of these tests. */
const test = whole.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
  baseURL: async ({}, use) => use(clients?.site.base),
  // At the top of the page: where it is scrolled to, the header covers a part of some link, which axe takes as its size.
  expectAccessible: async ({ page, expectAccessible }, use) =>
    use(async () => {
      await page.evaluate(() => window.scrollTo(0, 0));
      await expectAccessible();
    }),
});

test.describe('from a push to the record of a CVE', () => {
  test.describe.configure({ mode: 'serial', timeout: 120_000 });
  test.skip(missingForClients !== '', missingForClients);
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-scan-path-'));
  let replayed: Replayed;
  let password = '';
  const at = (platform: string) => `/r/alice/web/tags/1.0/scan?platform=${platform}`;

  test.beforeAll(async () => {
    test.setTimeout(START_MS);
    if (missingForClients) return;
    clients = await aClientSite({
      PLIMSOLL_TRIVY: path.resolve('lib/testing/stand-in-trivy.mjs'),
      TRIVY_STAND_IN: folder,
    });
    const { site } = clients;
    const printed = await site.plimsoll('user', 'create', '--username', 'reader', '--email', 'reader@example.test');
    password = /Password: (\S+)/.exec(printed)?.[1] ?? '';
  });
  test.afterAll(async () => {
    await clients?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('an image that is pushed gets a report by command line, and one by the site’s scanner', async ({
    page,
    context,
    expectAccessible,
  }) => {
    const pushed = await clients.aLayout('web');
    await clients.push(pushed, 'alice/web:1.0');
    await expectTag('alice/web', '1.0', pushed.digest);

    const arm = pushed.platforms['linux/arm64/v8'] ?? '';
    const file = path.join(folder, 'grype.json');
    writeFileSync(file, JSON.stringify(grypeReport({ digest: arm })));
    const printed = await clients.site.plimsoll('scan', 'upload', file, '--repository', 'alice/web', '--digest', arm);
    expect(printed).toContain('1 critical, 1 high, 0 medium, 1 low, 0 unknown');

    const digest = pushed.platforms['linux/amd64'] ?? '';
    const { layers } = await db().prisma.manifest.findUniqueOrThrow({ where: { digest } });
    replayed = replayedReport(
      digest,
      storedLayers.parse(layers).flatMap(({ diffId }) => diffId ?? []),
    );
    console.log(
      `the scanner replays a ${replayed.isReal ? 'real' : 'made-up'} report, ${replayed.findings.length} findings`,
    );
    writeFileSync(path.join(folder, 'report.json'), replayed.text);
    const play = { report: path.join(folder, 'report.json'), databaseUpdatedAt: DATA_DAY };
    writeFileSync(path.join(folder, 'play.json'), JSON.stringify(play));
    const settings = { ...(await scannerSettings()), use: 'trivy', scanNew: false, rescanDays: null } as const;
    await storeScannerSettings(db().prisma, settings);

    await actAs(context, clients.alice, clients.site.base);
    await page.goto(at('linux/amd64'));
    await expect(page.getByText('This image was not scanned yet')).toBeVisible();
    await expectAccessible();
    await press(page, page.getByRole('button', { name: 'Scan now' }));
    await expect(page.getByRole('heading', { name: 'Summary' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(`${replayed.findings.length} findings`).first()).toBeVisible();
    await expectAccessible();
  });

  test('a reader signs in and finds layer, component, vulnerability and its record, by keyboard alone', async ({
    page,
    expectAccessible,
  }) => {
    const subject = replayed.findings.find(({ VulnerabilityID }) => VulnerabilityID.startsWith('CVE-'));
    if (!subject) throw new Error('the report has no CVE');
    const cve = subject.VulnerabilityID;

    await page.goto(at('linux/amd64'));
    await expect(page.getByText('Sign in to see scan results')).toBeVisible();
    expect(await page.content()).not.toContain(cve);
    expect(await page.content()).not.toContain(subject.PkgName);
    await expectAccessible();
    await press(page, page.locator('main').getByRole('link', { name: 'Sign in' }));
    await page.waitForURL(/\/login\?next=/);
    await expectAccessible();
    await tabTo(page, page.getByLabel('User name'));
    await page.keyboard.type('reader');
    await tabTo(page, page.getByLabel('Password', { exact: true }));
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(at('linux/amd64'));
    await expect(page.getByRole('heading', { name: 'Summary' })).toBeVisible();
    await expectAccessible();

    const inLayer = replayed.findings.filter(({ Layer }) => Layer.DiffID === subject.Layer.DiffID);
    expect(inLayer.length).toBeLessThan(replayed.findings.length);
    const lines = page.getByRole('region', { name: 'Vulnerabilities' }).getByRole('row');
    await expect(lines).toHaveCount(replayed.findings.length + 1);
    // The layer of the first finding is the image's first: so was the report made.
    const layer = page.getByRole('region', { name: 'Layers' }).getByRole('link', { name: 'Layer 1', exact: true });
    await press(page, layer);
    await expect(page).toHaveURL(/layer=sha256/);
    await expect(lines).toHaveCount(inLayer.length + 1);
    await expect(layer).toBeFocused();
    await expectAccessible();

    await press(
      page,
      page.getByRole('region', { name: 'Components' }).getByRole('link', { name: subject.PkgName, exact: true }),
    );
    await expect(page).toHaveURL(/component=\d/);
    const ofComponent = inLayer.filter(({ PkgName }) => PkgName === subject.PkgName);
    await expect(lines).toHaveCount(ofComponent.length + 1);
    await expectAccessible();

    const line = lines.getByRole('link', { name: cve });
    await press(page, line);
    const panel = page.getByRole('dialog', { name: cve });
    await expect(panel).toBeVisible();
    await expectAccessible();
    const record = panel.getByRole('link', { name: `CVE record of ${cve}` });
    await tabTo(page, record);
    await expect(record).toHaveAttribute('href', `https://www.cve.org/CVERecord?id=${cve}`);
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(page).not.toHaveURL(/vulnerability=/);
    await expect(line).toBeFocused();

    await page.goto(at('linux/arm64/v8'));
    await expect(page.getByText('3 findings').first()).toBeVisible();
    await expectAccessible();
  });
});
