import type { APIRequestContext } from '@playwright/test';
import { openTestCatalogue } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import {
  anOrganisation,
  aWord,
  endOrganisation,
  expectSeen,
  NOTHING,
  type Organisation,
  type Seen,
  seenBy,
  type Viewer,
} from '@/e2e/search-viewers';
import { closeDatabase, db, inTransaction } from '@/lib/platform/db';
import { grantProgram } from '@/lib/programs/grant-program';
import { withdrawGrant } from '@/lib/programs/withdraw-grant';

const READERS: readonly Viewer[] = ['member', 'owner', 'administrator'];
const REPOSITORIES = '/api/v1/repositories';

/** What is told of one repository of the organisation. */
const one = ({ namespace }: Organisation, name: string, more: Partial<Seen> = {}): Seen => ({
  paths: [`${namespace}/${name}`],
  total: { value: 1, relation: 'eq' },
  trust: ['community 1'],
  categories: [],
  publishers: [`${namespace} 1`],
  suggested: [`${namespace}/${name}`],
  ...more,
});

// Whoever asks after a change was answered is told the truth by the first answer: nothing here waits or asks again.
test.describe('search, asked right after a change', () => {
  let organisation: Organisation;
  test.beforeAll(() => openTestCatalogue());
  test.afterAll(() => closeDatabase());
  test.beforeEach(async () => {
    organisation = await anOrganisation();
  });
  test.afterEach(() => endOrganisation(organisation));

  /** As the owner, with an access token. */
  async function change(
    request: APIRequestContext,
    method: 'post' | 'patch' | 'put' | 'delete',
    path: string,
    data?: object,
  ) {
    const answer = await request[method](`${REPOSITORIES}${path}`, { headers: organisation.headers.owner, data });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  }
  const create = (request: APIRequestContext, name: string, more: object = {}) =>
    change(request, 'post', '', { namespace: organisation.namespace, name, visibility: 'public', ...more });
  const at = (name: string) => `/${organisation.namespace}/${name}`;

  test('finds a new repository, what it is called and says now, and no longer what it was', async ({ request }) => {
    const [name, renamed, said, then] = [aWord(), aWord(), aWord(), aWord()];
    await expectSeen(request, organisation, name, NOTHING);
    await create(request, name, { description: `for ${said}` });
    await expectSeen(request, organisation, name, one(organisation, name));
    await expectSeen(request, organisation, said, one(organisation, name));
    await change(request, 'patch', at(name), { description: `for ${then}`, categories: ['security'] });
    const described = (called: string) => one(organisation, called, { categories: ['security 1'] });
    await expectSeen(request, organisation, said, NOTHING);
    await expectSeen(request, organisation, then, described(name));
    await change(request, 'patch', at(name), { descriptionZh: '一个帆船目录', categories: [] });
    await expectSeen(request, organisation, `${then} 帆船`, one(organisation, name));
    await change(request, 'put', `${at(name)}/name`, { name: renamed });
    await expectSeen(request, organisation, name, NOTHING);
    await expectSeen(request, organisation, renamed, one(organisation, renamed));
    await change(request, 'delete', at(renamed));
    for (const word of [renamed, then]) await expectSeen(request, organisation, word, NOTHING);
    await change(request, 'post', `${at(renamed)}/restoration`);
    await expectSeen(request, organisation, then, one(organisation, renamed));
  });

  test('lets what was archived or deprecated sink, and rise again', async ({ request }) => {
    const word = aWord();
    const [first, second] = [`${word}-a`, `${word}-b`];
    await create(request, first);
    await create(request, second);
    const order = async (viewer: Viewer) => {
      const { paths, suggested, total } = await seenBy(request, organisation, viewer, word);
      expect(total).toEqual({ value: 2, relation: 'eq' });
      expect(suggested).toEqual(paths);
      return paths.map((path) => path.split('/')[1]);
    };
    const begun = await order('anonymous');
    const [top = ''] = begun;
    for (const [sink, rise] of [
      [{ archived: true }, { archived: false }],
      [{ deprecation: { reason: 'no more' } }, { deprecation: null }],
    ]) {
      await change(request, 'patch', at(top), sink);
      for (const viewer of ['anonymous', 'member', 'administrator'] as const)
        expect(await order(viewer)).toEqual([...begun].reverse());
      await change(request, 'patch', at(top), rise);
      expect(await order('anonymous')).toContain(top);
    }
  });

  test('tells of a private repository only those who may read it at that moment', async ({ request }) => {
    const [name, hidden] = [aWord(), aWord()];
    await create(request, hidden, { visibility: 'private' });
    await expectSeen(request, organisation, hidden, one(organisation, hidden), READERS);
    await create(request, name);
    await expectSeen(request, organisation, name, one(organisation, name));
    await change(request, 'patch', at(name), { visibility: 'private' });
    await expectSeen(request, organisation, name, one(organisation, name), READERS);
    const { guest, namespace, id } = organisation;
    await change(request, 'put', `${at(name)}/collaborators/${guest.username}`, { role: 'read' });
    await expectSeen(request, organisation, name, one(organisation, name), [...READERS, 'guest']);
    await expectSeen(request, organisation, hidden, one(organisation, hidden), READERS);
    const inNamespace = await seenBy(request, organisation, 'guest', namespace);
    expect([inNamespace.total.value, inNamespace.publishers]).toEqual([1, [`${namespace} 1`]]);
    await change(request, 'delete', `${at(name)}/collaborators/${guest.username}`);
    await expectSeen(request, organisation, name, one(organisation, name), READERS);
    await db().prisma.publisherMember.deleteMany({ where: { publisherId: id, role: 'member' } });
    await expectSeen(request, organisation, name, one(organisation, name), ['owner', 'administrator']);
    await change(request, 'patch', at(name), { visibility: 'public' });
    await expectSeen(request, organisation, name, one(organisation, name));
    for (const viewer of ['anonymous', 'stranger', 'guest', 'member'] as const)
      expect(await seenBy(request, organisation, viewer, namespace)).toEqual(one(organisation, name));
  });

  test('shows a badge from when it is given until it is withdrawn', async ({ request }) => {
    const name = aWord();
    await create(request, name);
    const badge = {
      program: 'verified_publisher',
      subject: { publisherId: organisation.id },
      by: 'test',
      reason: 'test',
    } as const;
    // There is no operation of the API for badges: the review that gives them calls these.
    await inTransaction((queries) =>
      grantProgram(queries, { ...badge, grantedAt: new Date(), validUntil: null, evidence: [] }),
    );
    await expectSeen(request, organisation, name, one(organisation, name, { trust: ['verified_publisher 1'] }));
    await inTransaction((queries) => withdrawGrant(queries, { ...badge, at: new Date() }));
    await expectSeen(request, organisation, name, one(organisation, name));
  });

  test('shows the new name on its page as soon as it is given', async ({ request, page }) => {
    const [word, before, after] = [aWord(), aWord(), aWord()];
    const shown = page.locator('main').getByRole('heading', { level: 2 });
    await create(request, before, { description: `about ${word}` });
    await page.goto(`/search?q=${word}`);
    await expect(shown).toHaveText([`${organisation.namespace}/${before}`]);
    await change(request, 'put', `${at(before)}/name`, { name: after });
    await page.reload();
    await expect(shown).toHaveText([`${organisation.namespace}/${after}`]);
    await page.goto(`/search?q=${before}`);
    await expect(page.getByText(`Nothing matches “${before}”`)).toBeVisible();
    await page.getByRole('combobox', { name: /search/i }).fill(after);
    await expect(page.getByRole('option').first()).toContainText(after);
  });
});
