import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { Page } from '@playwright/test';
import { openTestCatalogue } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { formsReact, signedInPerson } from '@/e2e/signed-in-person';
import { closeDatabase, db } from '@/lib/platform/db';

const aName = (): string => `r${randomBytes(5).toString('hex')}`;

/** Answers as an empty registry that lists two repositories. */
async function startRegistry(): Promise<{ address: string; server: Server }> {
  const server = createServer((request, response) => {
    const body = request.url?.startsWith('/v2/_catalog') ? { repositories: ['crew/a', 'crew/b'] } : {};
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { address: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, server };
}

async function aRegistry(more: object = {}): Promise<{ id: string; name: string }> {
  const name = aName();
  const place = { address: 'http://127.0.0.1:9', host: 'registry.example.test' };
  return db().prisma.registry.create({
    data: { name, kind: 'observed', ...place, ...more },
    select: { id: true, name: true },
  });
}

const item = (page: Page, name: string) => page.locator('main li').filter({ has: page.getByRole('link', { name }) });

test.describe('the registries page', () => {
  test.beforeEach(async ({ page, baseURL }) => {
    await signedInPerson(page.context(), baseURL, 'admin');
    openTestCatalogue();
  });
  test.afterEach(async () => closeDatabase());

  test('connects a registry after trying it, changes it and removes it', async ({ page, expectAccessible }) => {
    const { address, server } = await startRegistry();
    const name = aName();
    await page.goto('/admin/registries');
    await formsReact(page);
    if (await page.getByLabel('Name', { exact: true }).isHidden()) await page.getByText('New registry').click();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Address').fill('http://127.0.0.1:9');
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await expect(page.getByText('It cannot be reached.')).toBeVisible();
    await expect(page.getByText('ECONNREFUSED')).toBeVisible();
    await page.getByLabel('Address').fill(address);
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await expect(page.getByText('It lists 2 repositories.')).toBeVisible();
    await page.getByLabel('Certificates').fill('none');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByText('Write certificates in PEM')).toBeVisible();
    await expectAccessible();
    await page.getByLabel('Certificates').fill('');
    await page.getByLabel('User name').fill('robot');
    await page.getByLabel('Password or token').fill('very secret');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(item(page, name)).toContainText('Not asked yet');

    await item(page, name).getByRole('link', { name }).click();
    await page.waitForURL(`/admin/registries/${name}`);
    await formsReact(page);
    expect(await page.content()).not.toContain('very secret');
    await page.getByLabel('Host in pull commands').fill('pull.example.test');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved')).toBeVisible();
    await expect(page.getByText('pulled as pull.example.test')).toBeVisible();
    await page.getByLabel('Address').fill('http://127.0.0.1:9');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('For another address it must be written again')).toBeVisible();

    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(name);
    await page.getByRole('button', { name: 'Remove the registry' }).click();
    await page.waitForURL('/admin/registries');
    await expect(item(page, name)).toHaveCount(0);
    server.close();
  });

  test('shows how far a reconciliation is, as it goes on', async ({ page, expectAccessible }) => {
    const { id, name } = await aRegistry({ syncCursor: 'crew/c', syncDone: 3, syncTotal: 10 });
    await page.goto('/admin/registries');
    await expect(item(page, name)).toContainText('Interrupted after 3 of 10 repositories');
    await item(page, name).getByRole('button').click();
    await expect(item(page, name)).toContainText('begins as soon as the worker is free');
    await expect(item(page, name).getByRole('button')).toBeDisabled();
    // What the worker does, step by step.
    const worker = await db().pool.connect();
    const lock = ['hashtextextended($1, 0)', [`plimsoll sync ${id}`]] as const;
    await worker.query(`SELECT pg_advisory_lock(${lock[0]})`, [...lock[1]]);
    await db().prisma.registry.update({ where: { id }, data: { syncWantedAt: null, syncDone: 7 } });
    const bar = item(page, name).getByRole('progressbar');
    await expect(bar).toHaveAttribute('value', '7');
    await expectAccessible();
    const data = { syncCursor: null, syncDone: 10, syncFinishedAt: new Date(), state: 'ok' as const };
    await db().prisma.registry.update({ where: { id }, data });
    await worker.query(`SELECT pg_advisory_unlock(${lock[0]})`, [...lock[1]]);
    worker.release();
    await expect(bar).toHaveCount(0);
    await expect(item(page, name)).toContainText('Reconciled just now');
    await expect(item(page, name).getByRole('button')).toBeEnabled();
  });

  for (const { width, locale, scheme } of [
    { width: 1280, locale: 'en-US', scheme: 'light' },
    { width: 390, locale: 'zh-CN', scheme: 'dark' },
  ] as const)
    test(`says what is wrong, at ${width} px, in ${locale}`, async ({ browser, baseURL }) => {
      const problem = 'The certificate of “registry.example.test” cannot be trusted (CERT_HAS_EXPIRED).';
      const path = `crew/${'a-rather-long-name-'.repeat(6)}end`;
      const { id, name } = await aRegistry({
        kind: 'managed',
        service: aName(),
        state: 'refused',
        problem,
        problemReason: 'certificate',
        problemAt: new Date(),
        syncSkipped: [{ path, reason: 'image', sentence: 'The image is not made as its type demands.' }],
        syncProblems: 1,
      });
      await db().prisma.registryEvent.create({
        data: { id: aName(), registryId: id, repository: 'crew/app', action: 'push', body: {}, attempts: 2, problem },
      });
      const context = await browser.newContext({
        ...(baseURL ? { baseURL } : {}),
        viewport: { width, height: 900 },
        locale,
        colorScheme: scheme,
      });
      await signedInPerson(context, baseURL, 'admin');
      openTestCatalogue();
      const page = await context.newPage();
      const words =
        locale === 'zh-CN'
          ? ['拒绝访问', '其证书不受信任', '其中有镜像无法收录', '待重试（已尝试 2 次）']
          : ['Refuses us', 'Its certificate cannot be trusted', 'An image of it could not', 'tried again (2 so far)'];
      await page.goto(`/admin/registries/${name}`);
      for (const word of words) await expect(page.getByText(word).first()).toBeVisible();
      await expect(page.getByText('CERT_HAS_EXPIRED').first()).toBeVisible();
      for (const summary of await page.locator('main details summary').all()) await summary.click();
      await expect(page.getByText('rootcertbundle:')).toBeVisible();
      await expect(page.getByText('jwks:')).toBeVisible();
      for (const shown of [`/admin/registries/${name}`, '/admin/registries']) {
        await page.goto(shown);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, shown).toBeLessThanOrEqual(width);
      }
      await context.close();
    });

  test('leads readers of a network to a mirror, and only them', async ({
    page,
    browser,
    baseURL,
    expectAccessible,
  }) => {
    // A network of this test alone: others read pages meanwhile.
    const reader = '198.51.100.77';
    await page.goto('/admin/registries');
    await formsReact(page);
    await page.getByRole('button', { name: 'Add a rule' }).click();
    const rule = page.getByRole('group', { name: /^Rule/ }).last();
    await rule.getByLabel('Networks of the reader').fill('198.51.100.77/24');
    await rule.getByLabel('Instead of').fill('docker.io/*');
    await rule.getByLabel('Pull from').fill('mirror.corp.test/hub');
    await page.getByRole('button', { name: 'Save the rules' }).click();
    await expect(rule).toContainText('Did you mean 198.51.100.0/24?');
    await expect(rule).toContainText('Write a star at the end');
    await expectAccessible();
    await rule.getByLabel('Networks of the reader').fill(`${reader}/32 2001:db8:77::/48`);
    await rule.getByLabel('Pull from').fill('mirror.corp.test/hub/*');
    await page.getByLabel('A reader at').fill('2001:db8:77::5');
    await expect(page.getByText('mirror.corp.test/hub/library/nginx')).toBeVisible();
    await page.getByLabel('A reader at').fill('2001:db8:78::5');
    await expect(page.getByText('no rule fits')).toBeVisible();
    await page.getByRole('button', { name: 'Save the rules' }).click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();

    const seenFrom = async (address: string, path: string) => {
      const context = await browser.newContext({
        ...(baseURL ? { baseURL } : {}),
        extraHTTPHeaders: { 'x-forwarded-for': address },
      });
      const answer = await context.request.get(path);
      const text = await answer.text();
      await context.close();
      return {
        cached: answer.headers()['cache-control'],
        mirrored: text.includes('mirror.corp.test/hub/library/redis'),
      };
    };
    for (const path of ['/_/redis', '/_/redis/tags', '/r/library/redis/tag-rows?page=1&sort=page']) {
      expect(await seenFrom(reader, path), path).toMatchObject({
        mirrored: true,
        cached: expect.stringMatching(/private.*no-cache/),
      });
      expect((await seenFrom(`::ffff:${reader}`, path)).mirrored, path).toBe(true);
      expect((await seenFrom('198.51.100.78', path)).mirrored, path).toBe(false);
    }
    await rule.getByRole('button', { name: /^Remove rule/ }).click();
    await page.getByRole('button', { name: 'Save the rules' }).click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    expect((await seenFrom(reader, '/_/redis')).mirrored).toBe(false);
  });

  test('does not exist for others', async ({ browser, baseURL }) => {
    const { name } = await aRegistry();
    const other = await browser.newContext(baseURL ? { baseURL } : {});
    for (const path of ['/admin/registries', `/admin/registries/${name}`])
      expect((await other.request.get(path, { maxRedirects: 0 })).status(), path).toBe(307);
    await signedInPerson(other, baseURL);
    for (const path of ['/admin/registries', `/admin/registries/${name}`, '/admin/registries/nothing'])
      expect((await other.request.get(path)).status(), path).toBe(404);
    await other.close();
    openTestCatalogue();
  });
});
