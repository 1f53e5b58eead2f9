import { expect, test } from '@playwright/test';
import { done } from '@/bin/runtime/test-clients';
import { aClientSite, type ClientSite, expectTag, missingForClients, START_MS } from '@/e2e/clients/client-site';
import { actAs } from '@/e2e/signed-in';

test.describe('tags and images in a real registry', () => {
  test.describe.configure({ mode: 'default', timeout: 120_000 });
  test.skip(missingForClients !== '', missingForClients);
  let clients: ClientSite;

  test.beforeAll(async () => {
    test.setTimeout(START_MS);
    if (!missingForClients) clients = await aClientSite();
  });
  test.afterAll(() => clients?.stop());

  test('go from the registry and the page when they are deleted in the browser, and others stay', async ({ page }) => {
    const [old, current] = [await clients.aLayout('old'), await clients.aLayout('current')];
    for (const tag of ['1', '1.0']) await clients.push(old, `alice/tool:${tag}`);
    for (const tag of ['2', 'latest']) await clients.push(current, `alice/tool:${tag}`);
    for (const [tag, { digest }] of [
      ['1.0', old],
      ['latest', current],
    ] as const)
      await expectTag('alice/tool', tag, digest);
    await actAs(page.context(), clients.alice, clients.site.base);
    await page.goto(`${clients.site.base}/r/alice/tool/settings/tags`);
    for (const tag of ['1', '1.0', '2'])
      await page.getByRole('checkbox', { name: `Select ${tag}`, exact: true }).check();
    await page.getByRole('button', { name: 'Delete selected …' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('3 tags go')).toBeVisible();
    await expect(dialog.getByText('1 image goes, with all that belongs to it (2 platforms)')).toBeVisible();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(dialog.getByText('3 tags are gone')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    const tags = page.getByRole('list', { name: 'Tags' });
    await expect(tags.getByText('latest')).toBeVisible();
    await expect(tags.getByRole('listitem')).toHaveCount(1);
    const listed = await done(clients.skopeo('list-tags', '--creds', clients.alice.creds, clients.at('alice/tool')));
    expect((JSON.parse(listed) as { Tags: string[] }).Tags).toEqual(['latest']);
    const inspect = (reference: string) =>
      clients.skopeo('inspect', '--raw', '--creds', clients.alice.creds, clients.at(reference));
    await done(inspect(`alice/tool@${current.digest}`));
    for (const digest of [old.digest, ...Object.values(old.platforms)])
      await expect(done(inspect(`alice/tool@${digest}`))).rejects.toThrow(/manifest unknown|not found/i);
  });
});
