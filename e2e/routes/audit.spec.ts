import { randomBytes } from 'node:crypto';
import { expect, test } from '@/e2e/fixtures';
import { signedInPerson } from '@/e2e/signed-in-person';

test.describe('the audit log', () => {
  test.use({ javaScriptEnabled: false });

  test('is read, filtered and exported without a script', async ({ page, baseURL, extraHTTPHeaders }) => {
    const { username } = await signedInPerson(page.context(), baseURL);
    const namespace = `audit-${randomBytes(4).toString('hex')}`;
    const headers = { origin: new URL(baseURL ?? '').origin };
    await page.request.post('/api/v1/organisations', { headers, data: { namespace, displayName: '=1+1' } });
    await page.request.patch(`/api/v1/publishers/${namespace}`, { headers, data: { about: '=HYPERLINK("x")' } });
    await page.goto(`/orgs/${namespace}/audit`);
    const entries = page.locator('main ol > li');
    await expect(entries).toHaveCount(2);
    await expect(entries.first()).toContainText(`${username} changed the profile of ${namespace}`);
    await expect(entries.first()).toContainText(`from ${extraHTTPHeaders?.['x-forwarded-for']}`);
    await page.getByLabel('What').selectOption('publisher.create');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(/action=publisher.create/);
    await expect(entries).toHaveCount(1);
    await page.getByLabel('To', { exact: true }).fill('2020-01-01');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page.getByText('No entry')).toBeVisible();
    await page.getByRole('link', { name: 'Clear the filter' }).click();
    await expect(entries).toHaveCount(2);
    const address = (await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href')) ?? '';
    const csv = await page.request.get(address);
    expect(csv.headers()['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers()['content-disposition']).toMatch(/^attachment; filename="audit-audit-/);
    const lines = (await csv.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    for (const field of lines.flatMap((line) => line.split(','))) expect(field).not.toMatch(/^"?[=+@-]/);
    const json = await page.request.get(address.replace('format=csv', 'format=ndjson&actor=nobody'));
    expect(await json.text()).toBe('');
  });
});

test.describe('the pages of administrators', () => {
  test('are read by them, and do not exist for others', async ({ page, browser, baseURL, expectAccessible }) => {
    await signedInPerson(page.context(), baseURL, 'admin');
    for (const path of ['/admin/users', '/admin/settings', '/admin/audit']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Administration');
      await expectAccessible();
    }
    const other = await browser.newContext(baseURL ? { baseURL } : {});
    expect((await other.request.get('/admin/audit', { maxRedirects: 0 })).status()).toBe(307);
    await signedInPerson(other, baseURL);
    for (const path of ['/admin', '/admin/users', '/admin/settings', '/admin/audit'])
      expect((await other.request.get(path)).status(), path).toBe(404);
    await other.close();
  });
});
