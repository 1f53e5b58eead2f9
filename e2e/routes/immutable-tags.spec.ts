import { aPerson, openTestCatalogue } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs, aRepositoryOf } from '@/e2e/signed-in';
import { closeDatabase, db } from '@/lib/platform/db';
import { aPush } from '@/lib/testing/builders/pushes';

const image = (text: string) => [{ platform: 'linux/amd64', config: { Cmd: [text] } }];

test.describe('the immutable tags of a repository', () => {
  test.beforeAll(() => openTestCatalogue());
  test.afterAll(() => closeDatabase());

  test('are chosen with patterns, which are tried out and explained before they are saved', async ({
    page,
    context,
    baseURL,
    expectAccessible,
  }) => {
    const owner = await aPerson();
    const { namespace } = await aRepositoryOf(owner, 'fixed');
    const { id } = await db().prisma.repository.findFirstOrThrow({ where: { namespace, name: 'fixed' } });
    for (const tag of ['1.9.0', '1.10.0', 'latest']) await aPush(id, tag, image(tag));
    await actAs(context, owner, baseURL);
    await page.goto(`/r/${namespace}/fixed/settings`);
    await page.getByRole('link', { name: 'Immutable tags' }).click();
    await page.waitForURL(`/r/${namespace}/fixed/settings/immutable-tags`);
    await expectAccessible();
    await page.getByRole('radio', { name: 'Those that match a pattern' }).check();
    const patterns = page.getByLabel('Patterns', { exact: true });
    await patterns.fill('\\d+\\.\\d+\\.\\d+\n\nv[9-0]');
    await expect(
      page.getByText('Line 3 has a range that runs backwards. Look at “9-0”, at character 3.'),
    ).toBeVisible();
    await expectAccessible();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(patterns).toHaveAttribute('aria-invalid', 'true');
    await patterns.fill('\\d+\\.\\d+\\.\\d+');
    await expect(page.getByText('2 of 3 tags are covered.')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: '1.10.0' })).toContainText('immutable');
    await expect(page.getByRole('listitem').filter({ hasText: 'latest' }).last()).toContainText('can still move');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.reload();
    await expect(patterns).toHaveValue('\\d+\\.\\d+\\.\\d+');
    await page.getByRole('radio', { name: 'All', exact: true }).check();
    await expect(page.getByText('3 of 3 tags are covered.')).toBeVisible();
    await expectAccessible();
  });

  test('that were pushed past the site are told of', async ({ page, context, baseURL, expectAccessible }) => {
    const owner = await aPerson();
    const { namespace } = await aRepositoryOf(owner, 'undone');
    const repository = await db().prisma.repository.findFirstOrThrow({ where: { namespace, name: 'undone' } });
    const kept = await aPush(repository.id, '1.0', image('kept'));
    const pushed = await aPush(repository.id, '1.0', image('pushed'), {
      by: 'eve',
      at: new Date('2026-05-02T10:00:00Z'),
    });
    for (const [action, tag] of [
      ['repository.put_tag_back', '1.0'],
      ['repository.fail_to_put_tag_back', '2.0'],
    ] as const)
      await db().prisma.auditEntry.create({
        data: {
          actorKind: 'system',
          actorName: 'registry',
          action,
          targetKind: 'repository',
          targetId: repository.id,
          targetName: `${namespace}/undone`,
          changes: { [tag]: [pushed.digest, kept.digest] },
        },
      });
    await actAs(context, owner, baseURL);
    await page.goto(`/r/${namespace}/undone/settings/immutable-tags`);
    await expect(page.getByText('eve pushed another image. The tag was put back.')).toBeVisible();
    await expect(page.getByText('Somebody pushed another image. The image the tag had is gone')).toBeVisible();
    await expectAccessible();
    await page
      .getByRole('link', { name: kept.digest.slice(0, 19) })
      .first()
      .click();
    await page.waitForURL(`/digests/${kept.digest}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(kept.digest);
  });
});
