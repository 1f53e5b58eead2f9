import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { aPerson, openTestCatalogue, SECRET } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs, aRepositoryOf } from '@/e2e/signed-in';
import { closeDatabase, db } from '@/lib/platform/db';
import { OCI_MANIFEST } from '@/lib/registry/media-types';
import { scannerSettings, storeScannerSettings } from '@/lib/scans/scanners/scanner-settings';

const TOKEN = 'only-for-the-tests';

/** As much of an adapter as is needed to be tried out. */
async function startAdapter() {
  const metadata = {
    scanner: { name: 'Harbourmaster', vendor: 'Tests', version: '2.0' },
    capabilities: [
      {
        consumes_mime_types: [OCI_MANIFEST],
        produces_mime_types: ['application/vnd.security.vulnerability.report; version=1.1'],
      },
    ],
  };
  const server = http.createServer(({ headers }, response) => {
    const isWelcome = headers.authorization === `Bearer ${TOKEN}`;
    response.writeHead(isWelcome ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isWelcome ? metadata : { error: { message: 'who are you?' } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => void server.close() };
}

test.describe('the scanner of the site', () => {
  test.beforeAll(() => {
    openTestCatalogue();
    process.env.NEXTAUTH_SECRET = SECRET;
  });
  test.afterAll(async () => {
    await storeScannerSettings(db().prisma, { ...(await scannerSettings()), use: 'none' });
    await closeDatabase();
  });

  test('is tried out, chosen and switched off', async ({ page, context, baseURL, expectAccessible }) => {
    test.slow();
    const adapter = await startAdapter();
    await actAs(context, await aPerson('admin'), baseURL);
    await page.goto('/admin/users');
    await page.getByRole('link', { name: 'Scanner', exact: true }).click();
    await page.waitForURL('/admin/scanners');
    await page.getByRole('radio', { name: /^A scanner adapter/ }).check();
    await page.getByLabel('Address of the adapter').fill(adapter.url);
    await page.getByRole('button', { name: 'Try it' }).click();
    await expect(page.getByText('The scanner does not accept this site.')).toBeVisible();
    await expect(page.getByText(/who are you\?/)).toBeVisible();
    await expectAccessible();

    await page.getByLabel('How this site signs in there').selectOption('bearer');
    await page.getByLabel('Token').fill(TOKEN);
    await page.getByRole('button', { name: 'Try it' }).click();
    await expect(page.getByText('Harbourmaster 2.0 answers. It does not say how old its data is.')).toBeVisible();
    await page.getByLabel('Days until an image is scanned again').fill('30');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();

    await page.reload();
    await expect(page.getByLabel('How this site signs in there')).toHaveValue('keep');
    await expect(page.getByLabel('Days until an image is scanned again')).toHaveValue('30');
    expect(await page.content()).not.toContain(TOKEN);
    await page.getByRole('button', { name: 'Try it' }).click();
    await expect(page.getByText(/Harbourmaster 2\.0 answers/)).toBeVisible();

    // What is kept for one address goes to no other.
    await page.getByLabel('Address of the adapter').fill('http://127.0.0.1:9');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Write the login again: it was given for another address.')).toBeVisible();

    await page.getByRole('radio', { name: /^None/ }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    expect(await scannerSettings()).toMatchObject({ use: 'none' });
    adapter.stop();
  });

  test('shows what it does, and why something failed', async ({ page, context, baseURL, expectAccessible }) => {
    const admin = await aPerson('admin');
    const { id: repositoryId, namespace } = await aRepositoryOf(admin, 'scanned', { visibility: 'private' });
    const data = { repositoryId, requestedBy: admin.username };
    const now = new Date();
    await db().prisma.scanRequest.createMany({
      data: [
        {
          ...data,
          digest: `sha256:${'1'.repeat(64)}`,
          state: 'running',
          progress: 'scanning',
          attempts: 1,
          startedAt: now,
          touchedAt: now,
        },
        { ...data, digest: `sha256:${'2'.repeat(64)}`, requestedBy: '@plimsoll' },
        {
          ...data,
          digest: `sha256:${'3'.repeat(64)}`,
          state: 'failed',
          attempts: 5,
          endedAt: now,
          problemReason: 'unreachable',
          problem: 'The scanner “x” cannot be reached (ECONNREFUSED).',
        },
      ],
    });
    await actAs(context, admin, baseURL);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/admin/scanners');
      const queue = page.getByRole('region', { name: 'Scans' });
      await expect(queue.getByRole('listitem').filter({ hasText: `${namespace}/scanned` })).toHaveCount(3);
      await expect(queue.getByText('Scanning …')).toBeVisible();
      await expect(queue.getByText('asked for by this site')).toBeVisible();
      await expect(queue.getByText(/ECONNREFUSED/)).toBeVisible();
      await expectAccessible();
    }
    await db().prisma.repository.delete({ where: { id: repositoryId } });
  });

  test('is no page for others', async ({ page, context, baseURL }) => {
    await actAs(context, await aPerson(), baseURL);
    expect((await page.goto('/admin/scanners'))?.status()).toBe(404);
  });
});
