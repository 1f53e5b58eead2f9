import { aPerson, openTestCatalogue } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs, aRepositoryOf } from '@/e2e/signed-in';
import { closeDatabase, db } from '@/lib/platform/db';
import { aPush } from '@/lib/testing/builders/pushes';

test.describe('a digest', () => {
  test.beforeAll(() => openTestCatalogue());
  test.afterAll(() => closeDatabase());

  /** An image for two platforms of nobody else, with a tag that moved on from it. */
  async function anImage(visibility: 'public' | 'private') {
    const owner = await aPerson();
    const { namespace } = await aRepositoryOf(owner, 'found');
    const { id } = await db().prisma.repository.findFirstOrThrow({ where: { namespace, name: 'found' } });
    await db().prisma.repository.update({ where: { id }, data: { visibility } });
    const images = ['linux/amd64', 'linux/arm64'].map((platform) => ({ platform, config: { Cmd: [namespace] } }));
    const pushed = await aPush(id, '1.27.1', images, { at: new Date('2026-05-01T10:00:00Z') });
    await aPush(id, 'latest', images, { at: new Date('2026-05-01T10:00:00Z') });
    await aPush(id, 'latest', [{ platform: 'linux/amd64', config: { Cmd: [`${namespace} 2`] } }], {
      at: new Date('2026-05-03T10:00:00Z'),
    });
    return { owner, namespace, ...pushed };
  }

  test('that is pasted into the search field leads to its image', async ({ page, expectAccessible }) => {
    const { namespace, digest, platforms } = await anImage('public');
    await page.goto('/');
    const field = page.getByRole('combobox');
    await field.fill(`${namespace}/found@${digest}`);
    const option = page.getByRole('option').first();
    await expect(option).toContainText(digest.slice(0, 19));
    await expectAccessible();
    await field.press('ArrowDown');
    await field.press('Enter');
    await page.waitForURL(`/digests/${digest}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(digest);
    await expect(page.getByText('was latest from 1 May 2026 10:00 UTC to 3 May 2026 10:00 UTC')).toBeVisible();
    await expect(page.getByText('is 1.27.1 since 1 May 2026 10:00 UTC')).toBeVisible();
    await expect(page.getByText(`/${namespace}/found@${digest}`)).toBeVisible();
    await expectAccessible();
    const child = platforms['linux/arm64'] ?? '';
    await page.getByRole('link', { name: child.slice(0, 19) }).click();
    await page.waitForURL(`/digests/${child}`);
    await expect(page.getByText('Listed by')).toBeVisible();
  });

  test('leads there by Enter alone, in any form, on every page', async ({ page }) => {
    const { digest } = await anImage('public');
    const hex = digest.slice('sha256:'.length);
    for (const text of [digest, hex, hex.slice(0, 12).toUpperCase()]) {
      await page.goto('/search');
      const field = page.getByRole('combobox', { name: 'Search container images' });
      await field.fill(text);
      await field.press('Enter');
      await page.waitForURL(`/digests/${digest}`);
    }
    await page.goto(`/digests/${hex.slice(0, 16)}`);
    await page.waitForURL(`/digests/${digest}`);
  });

  test('of a private repository is not there for others', async ({ page, request, context, baseURL }) => {
    const { owner, digest, platforms } = await anImage('private');
    const unknown = `sha256:${'0'.repeat(64)}`;
    for (const one of [digest, platforms['linux/amd64'] ?? '']) {
      const [hidden, none] = await Promise.all(
        [one, unknown].map(async (wanted) => {
          const answer = await request.get(`/api/v1/digests/${wanted}`);
          return { status: answer.status(), text: (await answer.text()).replaceAll(wanted, '…') };
        }),
      );
      expect(hidden).toEqual(none);
      expect(hidden?.status).toBe(404);
      expect((await request.get(`/digests/${one}`)).status()).toBe(404);
      const suggested = await request.get(`/api/v1/search/suggestions?q=${one}`);
      expect(await suggested.json()).toMatchObject({ digests: [], suggestions: [] });
      await page.goto(`/search?q=${one}`);
      await expect(page).toHaveURL(`/search?q=${one}`);
      await expect(page.getByText('No image that you can see has a digest that begins with')).toBeVisible();
    }
    await actAs(context, owner, baseURL);
    await page.goto(`/search?q=${digest}`);
    await page.waitForURL(`/digests/${digest}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(digest);
  });
});
