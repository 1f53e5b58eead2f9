import { aPerson, openTestCatalogue, type Person } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs, aRepositoryOf } from '@/e2e/signed-in';
import { closeDatabase } from '@/lib/platform/db';
import { uploadScanInput } from '@/lib/scans/schema';
import { uploadScan } from '@/lib/scans/upload-scan';
import { addVex } from '@/lib/scans/vex/add-vex';
import { addVexInput } from '@/lib/scans/vex/schema';
import { SCANNED_DIGEST, trivyReport } from '@/lib/testing/builders/scan-reports';
import { anImage } from '@/lib/testing/builders/stored-images';

/** What would run where a page took it for markup or for an address. */
const SCRIPT = '"><script>window.harmed = true</script><img src=x onerror="window.harmed = true">';
const LINKS = ['javascript:window.harmed=true', 'JaVaScRiPt:alert(1)', 'data:text/html,<script>alert(1)</script>'];
const LINKS_THAT_LOOK_RIGHT = [
  'https://example.org/"onmouseover="window.harmed=true',
  'https://user:word@example.org/',
];
const VECTORS = [
  'CVSS:3.1/AV:N',
  `CVSS:3.1/${'AV:N/'.repeat(200)}`,
  'CVSS:4.0/../../..',
  SCRIPT,
  '(AV:N/AC:L/Au:N/C:P/I:P/A:P)',
];
const PURLS = [
  'pkg:npm/%zz@1',
  'pkg:',
  'pkg:npm/../../x@1',
  `pkg:npm/${SCRIPT}@1`,
  'pkg:deb/debian/openssl@1.0?arch=<b>#x',
];
const IDS = [
  'CVE-2026-0001',
  'javascript:alert(1)',
  '../../../etc/passwd',
  '__proto__',
  `${SCRIPT}`,
  '%zz?#&=',
  '\u202e5000-6202-EVC',
];

const hostile = {
  ...trivyReport(),
  Results: [
    {
      Target: SCRIPT,
      Type: SCRIPT,
      Vulnerabilities: IDS.map((id, index) => ({
        VulnerabilityID: id,
        PkgName: `${SCRIPT}${index}`,
        PkgIdentifier: { PURL: PURLS[index % PURLS.length] },
        InstalledVersion: '\u202e1.0',
        FixedVersion: `${SCRIPT}, 2`,
        Severity: 'CRITICAL',
        SeveritySource: 'constructor',
        Layer: { DiffID: SCRIPT },
        PrimaryURL: LINKS[index % LINKS.length],
        References: [...LINKS, ...LINKS_THAT_LOOK_RIGHT],
        CVSS: { __proto: { V3Vector: VECTORS[index % VECTORS.length], V3Score: -1e300 } },
        VendorSeverity: { constructor: 'toString' },
        CweIDs: ['CWE-79', SCRIPT],
        Title: SCRIPT,
        Description: `${SCRIPT}\n[link](javascript:alert(1)) ${'w'.repeat(5000)}`,
      })),
    },
  ],
};
const statements = {
  '@context': 'https://openvex.dev/ns/v0.2.0',
  author: SCRIPT,
  statements: IDS.map((name, index) => ({
    vulnerability: { name, aliases: LINKS },
    products: [{ '@id': PURLS[index % PURLS.length] }],
    status: 'not_affected',
    justification: SCRIPT,
    impact_statement: SCRIPT,
    timestamp: '+275760-09-13T00:00:00Z',
  })),
};
async function* bytesOf(value: unknown) {
  yield Buffer.from(JSON.stringify(value));
}

test.describe('findings that are made to harm who reads them', () => {
  let owner: Person;
  let path: string;

  test.beforeAll(async () => {
    openTestCatalogue();
    owner = await aPerson();
    const { id, namespace, name } = await aRepositoryOf(owner, 'hostile');
    const actor = { kind: 'user', role: 'user', ...owner } as const;
    path = `/r/${namespace}/${name}`;
    await anImage(id, { digest: SCANNED_DIGEST, tag: '1.0' });
    const input = uploadScanInput.parse({ digest: SCANNED_DIGEST, mismatch: 'accept' });
    await uploadScan(actor, { namespace, name }, input, bytesOf(hostile));
    await addVex(actor, { namespace, name }, addVexInput.parse({}), bytesOf(statements));
  });
  test.afterAll(() => closeDatabase());

  const pages: readonly [string, () => string][] = [
    ['the scan page', () => `${path}/tags/1.0/scan`],
    ['the tags tab', () => `${path}/tags`],
    ['the tag’s page', () => `${path}/tags/1.0`],
    ['the statements', () => `${path}/settings/vex`],
    ...IDS.flatMap((id): [string, () => string][] => [
      [`the panel of ${id.slice(0, 30)}`, () => `${path}/tags/1.0/scan?vulnerability=${encodeURIComponent(id)}`],
      [`where there is ${id.slice(0, 30)}`, () => `/vulnerabilities/${encodeURIComponent(id)}`],
    ]),
  ];
  test('are texts on every page, and no link leads where it should not', async ({ page, context, baseURL }) => {
    test.setTimeout(120_000);
    await actAs(context, owner, baseURL);
    for (const [what, address] of pages)
      await test.step(what, async () => {
        const answer = await page.goto(address());
        expect([200, 404], what).toContain(answer?.status());
        if (!what.startsWith('where')) expect(answer?.status(), what).toBe(200);
        await expect(page.locator('h1')).toBeVisible();
        expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
        const links = await page
          .locator('a[href]')
          .evaluateAll((all) =>
            all.map((one) => (one instanceof HTMLAnchorElement ? `${one.protocol}//${one.host}` : '')),
          );
        const own = new URL(page.url()).origin;
        for (const link of links)
          expect(link.startsWith(own) || link.startsWith('https://'), `${what}: ${link}`).toBe(true);
        expect(await page.locator('a[onmouseover], img[onerror]').count(), what).toBe(0);
      });
  });
});
