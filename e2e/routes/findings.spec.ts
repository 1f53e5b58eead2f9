import { aPerson, openTestCatalogue, type Person, SECRET } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs, aRepositoryOf } from '@/e2e/signed-in';
import { closeDatabase, db } from '@/lib/platform/db';
import { uploadScanInput } from '@/lib/scans/schema';
import { uploadScan } from '@/lib/scans/upload-scan';
import { trivyReport } from '@/lib/testing/builders/scan-reports';
import { anImage } from '@/lib/testing/builders/stored-images';

/** Of this run only: digests and ids are shared by all tests. */
const unique = () => `${Date.now()}${Math.floor(Math.random() * 1000)}`;
const digestOf = (text: string) => `sha256:${Buffer.from(text).toString('hex').padEnd(64, '0').slice(0, 64)}`;

async function aScannedRepository(owner: Person, visibility: 'public' | 'private') {
  const mark = unique();
  const { id, namespace } = await aRepositoryOf(owner, `scanned-${mark}`, { visibility });
  const cve = `CVE-2026-${mark}`;
  const [old, fixed] = [digestOf(`old${mark}`), digestOf(`new${mark}`)];
  const report = (digest: string, keep: boolean) => {
    const made = trivyReport({ digest });
    for (const result of made.Results) {
      result.Vulnerabilities = result.Vulnerabilities.filter(
        ({ VulnerabilityID }) => keep || VulnerabilityID !== 'CVE-2026-0001',
      );
      for (const one of result.Vulnerabilities) if (one.VulnerabilityID === 'CVE-2026-0001') one.VulnerabilityID = cve;
    }
    return made;
  };
  const user = await db().prisma.user.findFirstOrThrow({ where: { username: owner.username } });
  const actor = {
    kind: 'user',
    userId: user.id,
    username: user.username,
    role: 'user',
    sessionId: 'none',
  } as const;
  for (const [digest, tag, keep] of [
    [old, '1.0', true],
    [fixed, '1.1', false],
  ] as const) {
    await anImage(id, { digest, tag });
    const body = (async function* () {
      yield Buffer.from(JSON.stringify(report(digest, keep)));
    })();
    await uploadScan(actor, { namespace, name: `scanned-${mark}` }, uploadScanInput.parse({ digest }), body);
  }
  return { path: `/r/${namespace}/scanned-${mark}`, cve, name: `${namespace}/scanned-${mark}` };
}

test.describe('what is made of scan reports', () => {
  test.beforeAll(() => {
    openTestCatalogue();
    process.env.NEXTAUTH_SECRET = SECRET;
  });
  test.afterAll(() => closeDatabase());

  test('is found by CVE, fixed, compared and taken away as a file', async ({
    page,
    context,
    baseURL,
    expectAccessible,
  }) => {
    test.slow();
    const owner = await aPerson();
    const { path, cve, name } = await aScannedRepository(owner, 'public');

    await page.goto(`/vulnerabilities/${cve}`);
    await expect(page.getByText('Sign in to see scan results').first()).toBeVisible();
    await expectAccessible();
    await page.goto(`${path}/compare?from=1.0&to=1.1`);
    await expect(page.getByRole('heading', { name: '1.1' })).toBeVisible();
    expect(await page.content()).not.toContain(cve);
    expect(await page.content()).not.toContain('CVE-2026-0002');

    await actAs(context, await aPerson(), baseURL);
    await page.goto('/');
    await page.getByRole('combobox').first().fill(cve.toLowerCase());
    await page.keyboard.press('Enter');
    await page.waitForURL(`/vulnerabilities/${cve}`);
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
    await expect(page.getByText('Without it:')).toBeVisible();
    await expect(page.getByRole('link', { name: `CVE record of ${cve}` })).toHaveAttribute('href', /cve\.org/);
    await expectAccessible();

    await page.goto(`${path}/tags/1.0/scan`);
    await expect(page.getByRole('heading', { name: 'What would fix most' })).toBeVisible();
    await expect(page.getByText('Upgrade to').first()).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'SARIF 2.1.0' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.sarif$/);
    await page.getByRole('link', { name: /^Compare ?: 1\.1/ }).click();
    await page.waitForURL(/\/compare\?/);
    await expect(page.getByRole('heading', { name: 'Vulnerabilities lost (1)' })).toBeVisible();
    await expectAccessible();

    await page.setViewportSize({ width: 390, height: 844 });
    for (const address of [`/vulnerabilities/${cve}`, `${path}/compare?from=1.0&to=1.1`]) {
      await page.goto(address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    await page.goto(`${path}/tags`);
    await expect(page.getByRole('link', { name: 'Compare two tags' })).toHaveAttribute('href', `${path}/compare`);
    await page.goto(`${path}/tags/1.0`);
    await page.getByRole('link', { name: 'Compare with another tag' }).click();
    await expect(page.getByLabel('From', { exact: true })).toHaveValue('1.0');
    await page.getByLabel('To', { exact: true }).fill('1.1');
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Vulnerabilities lost (1)' })).toBeVisible();
    await page.goto(`${path}/compare?from=1.0&to=nothing`);
    await expect(page.getByText('These tags cannot be compared')).toBeVisible();
  });

  test('says nothing of private repositories to others', async ({ page, context, baseURL }) => {
    const owner = await aPerson();
    const { cve, name } = await aScannedRepository(owner, 'private');
    await actAs(context, await aPerson(), baseURL);
    await page.goto(`/vulnerabilities/${cve}`);
    await expect(page.getByText('No image that you can see has it')).toBeVisible();
    expect(await page.content()).not.toContain(name);
    await actAs(context, owner, baseURL);
    await page.goto(`/vulnerabilities/${cve}`);
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  });

  test('has the publisher’s statements', async ({ page, context, baseURL, expectAccessible }) => {
    const owner = await aPerson();
    const { path, cve } = await aScannedRepository(owner, 'public');
    await actAs(context, owner, baseURL);
    await page.goto(`${path}/settings`);
    await page.getByRole('link', { name: 'Vulnerability statements' }).click();
    await page.waitForURL(`${path}/settings/vex`);
    const file = (body: string) => ({ name: 'ours.json', mimeType: 'application/json', buffer: Buffer.from(body) });
    await page.getByLabel('File').setInputFiles(file('{"no": '));
    await page.getByRole('button', { name: 'Upload' }).click();
    await expect(page.getByText(/^The file was not taken\./)).toBeVisible();
    const statement = (id: string) => ({
      vulnerability: { name: id },
      products: [{ '@id': 'pkg:deb/debian/openssl@1.0' }],
      status: 'not_affected',
      justification: 'vulnerable_code_not_present',
    });
    const document = {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      statements: [statement(cve), statement('CVE-1999-0001')],
    };
    await page.getByLabel('File').setInputFiles(file(JSON.stringify(document)));
    await page.getByRole('button', { name: 'Upload' }).click();
    await expect(page.getByText('“ours.json” was added.')).toBeVisible();
    await expect(page.getByText('1 statement fits no finding of the newest reports')).toBeVisible();
    await expectAccessible();
    await page.getByRole('button', { name: 'Remove ours.json' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByText('There are no statements yet.')).toBeVisible();
  });
});
