import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { aPerson, openTestCatalogue, type Person } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs, aRepositoryOf } from '@/e2e/signed-in';
import { closeDatabase, db } from '@/lib/platform/db';
import { aPush } from '@/lib/testing/builders/pushes';

/** A registry that is down: what is deleted in a real one, e2e/clients/delete-in-browser.spec.ts shows. */
async function aRegistryThatIsDown(): Promise<string> {
  const name = `down-${randomBytes(6).toString('hex')}`;
  const place = { kind: 'managed' as const, service: name, address: 'http://127.0.0.1:9', host: 'registry.example' };
  return (await db().prisma.registry.create({ data: { name, ...place }, select: { id: true } })).id;
}

/** Sixty tags of builds, each on its own image; `1.0` and `latest` on one; and an image without a tag. */
async function aRepositoryWithTags(owner: Person): Promise<{ path: string; id: string }> {
  const { id, namespace, name } = await aRepositoryOf(owner, 'tool');
  const image = (bytes: number) => [{ platform: 'linux/amd64', layers: [5_000_000, bytes] }];
  for (const tag of ['1.0', 'latest']) await aPush(id, tag, image(1000), { at: new Date('2026-05-03T10:00:00Z') });
  for (let index = 0; index < 60; index += 1)
    await aPush(id, `build-${String(index).padStart(2, '0')}`, image(2000 + index), { by: owner.username });
  await aPush(id, null, image(9000));
  await db().prisma.repository.update({
    where: { id },
    data: { registryId: await aRegistryThatIsDown(), immutableTags: 'patterns', immutablePatterns: ['1\\.0'] },
  });
  return { path: `/r/${namespace}/${name}/settings`, id };
}

const sidewaysBy = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe('the settings of tags', () => {
  test.beforeAll(() => openTestCatalogue());
  test.afterAll(() => closeDatabase());

  test.describe('of a registry that is down', () => {
    // The answer of the site is 503, which Chromium reports as an error; everything else of the page is held otherwise.
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
    test.use({ quiet: async ({}, use) => use(undefined) });

    test('show what would go before anything does, and say when the registry is down', async ({
      page,
      context,
      baseURL,
      expectAccessible,
    }) => {
      test.slow();
      const owner = await aPerson();
      const { path, id } = await aRepositoryWithTags(owner);
      await actAs(context, owner, baseURL);
      await page.goto(path);
      await page.getByRole('link', { name: 'Tags', exact: true }).click();
      await page.waitForURL(`${path}/tags`);
      await expectAccessible();

      const tags = page.getByRole('list', { name: 'Tags' });
      await expect(tags.getByRole('checkbox', { name: 'Select 1.0' })).toBeDisabled();
      await page.getByLabel('Filter').fill('BUILD-0');
      await page.getByRole('button', { name: 'Show' }).click();
      await expect(page.getByText('10 of 62 tags')).toBeVisible();
      await tags.getByRole('checkbox', { name: 'Select build-03' }).check();
      await page.getByRole('button', { name: 'Delete selected …' }).first().click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText('1 tag goes')).toBeVisible();
      await expect(dialog.getByText('1 image goes, with all that belongs to it')).toBeVisible();
      // The layer that all images have stays: what becomes free is the rest, a few kilobytes.
      await expect(dialog.getByText(/^2\.\d KB become free$/)).toBeVisible();
      await expectAccessible();
      await dialog.getByRole('checkbox', { name: /^Keep images that lose their last tag/ }).check();
      await expect(dialog.getByText('No image goes')).toBeVisible();
      await dialog.getByRole('checkbox', { name: /^Keep images/ }).uncheck();
      await expect(dialog.getByText('1 image goes')).toBeVisible();
      await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(dialog.getByText('The registry cannot be reached. Try again when it is back.')).toBeVisible();
      await expect(dialog.getByRole('region', { name: 'Not deleted:' })).toContainText('build-03');
      await dialog.getByRole('button', { name: 'Close' }).click();
      await expect(tags.getByText('build-03')).toBeVisible();
      expect(await db().prisma.tag.count({ where: { repositoryId: id } })).toBe(62);
    });
  });

  test('choose all that match, and want the name typed for many', async ({
    page,
    context,
    baseURL,
    expectAccessible,
  }) => {
    test.slow();
    const owner = await aPerson();
    const { path } = await aRepositoryWithTags(owner);
    await actAs(context, owner, baseURL);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`${path}/tags?q=build`);
    expect(await sidewaysBy(page)).toBe(0);
    await page.getByRole('checkbox', { name: 'Select all on this page' }).first().check();
    await expect(page.getByText('50 selected')).toBeVisible();
    await page.getByRole('button', { name: 'Select all 60 that match' }).click();
    await page.getByRole('button', { name: 'Delete selected …' }).first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('60 tags go')).toBeVisible();
    await expectAccessible();
    expect(await sidewaysBy(page)).toBe(0);
    const confirm = dialog.getByRole('button', { name: 'Delete', exact: true });
    await expect(confirm).toBeDisabled();
    await dialog.getByRole('textbox').fill(path.split('/').slice(2, 4).join('/'));
    await expect(confirm).toBeEnabled();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: /^Delete sha256:/ }).click();
    await expect(dialog.getByText('1 image goes')).toBeVisible();
  });

  test('are not there for those who only write', async ({ page, context, baseURL }) => {
    const [owner, writer] = [await aPerson(), await aPerson()];
    const { id, namespace } = await aRepositoryOf(owner, 'tool');
    await db().prisma.collaborator.create({ data: { repositoryId: id, userId: writer.userId, role: 'write' } });
    await actAs(context, writer, baseURL);
    for (const page_ of ['tags', 'retention'])
      expect((await page.goto(`/r/${namespace}/tool/settings/${page_}`))?.status()).toBe(404);
    await page.goto(`/r/${namespace}/tool/settings`);
    await expect(page.getByRole('link', { name: 'Retention' })).toHaveCount(0);
  });

  test('keep tags by rules that can be tried out first', async ({ page, context, baseURL, expectAccessible }) => {
    test.slow();
    const owner = await aPerson();
    const { path, id } = await aRepositoryWithTags(owner);
    await actAs(context, owner, baseURL);
    await page.goto(path);
    await page.getByRole('link', { name: 'Retention' }).click();
    await page.waitForURL(`${path}/retention`);
    await page.getByRole('button', { name: 'Add a pattern' }).click();
    await page.getByRole('textbox', { name: 'Pattern 1' }).fill('(build');
    await page.getByRole('button', { name: 'Try it out' }).click();
    await expect(page.getByRole('textbox', { name: 'Pattern 1' })).toHaveAttribute('aria-invalid', 'true');
    await page.getByRole('textbox', { name: 'Pattern 1' }).fill('build-.*');
    await page.getByLabel('Newest', { exact: true }).fill('10');
    await page.getByLabel('Keep the newest tags').fill('many');
    await page.getByRole('button', { name: 'Try it out' }).click();
    await expect(page.getByLabel('Keep the newest tags')).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel('Keep the newest tags').fill('');
    await page.getByRole('button', { name: 'Try it out' }).click();
    const dryRun = page.getByRole('region', { name: 'If it were carried out now' });
    // Ten builds stay, and 1.0 is immutable, so that its image stays too.
    await expect(dryRun.getByText(/^51 of 62 tags and 50 images would go; .* become free\.$/)).toBeVisible();
    await expectAccessible();
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await sidewaysBy(page)).toBe(0);

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('The rules are off: nothing is deleted.')).toBeVisible();
    expect(await db().prisma.retentionPolicy.findUnique({ where: { repositoryId: id } })).toMatchObject({
      enabled: false,
    });
    await page.getByRole('checkbox', { name: /^Carry these rules out every day/ }).check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Carry the rules out now?' });
    await expect(dialog.getByText(/tags and \d+ images would go/)).toBeVisible();
    await expectAccessible();
    await dialog.getByRole('button', { name: 'Save and carry out' }).click();
    await expect(page.getByText('The rules are on.')).toBeVisible();
    await page.getByRole('button', { name: 'Remove the rules' }).click();
    await expect(page.getByText('The rules are on.')).toBeHidden();
    expect(await db().prisma.retentionPolicy.count({ where: { repositoryId: id } })).toBe(0);
  });
});
