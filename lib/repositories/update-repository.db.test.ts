import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { dockerSearch } from '@/lib/catalogue/docker-search';
import { searchInput } from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { db } from '@/lib/platform/db';
import { repositoryChanges } from '@/lib/repositories/change-schema';
import { getRepository } from '@/lib/repositories/get-repository';
import { updateRepository } from '@/lib/repositories/update-repository';
import { aCollaborator, aMember, aRepository, aTokenOf, aUser, TEST_DAY } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { refusalOf } from '@/lib/testing/repository-state';

const ALL = {
  description: 'A small web server',
  descriptionZh: '小巧的网页服务器',
  categories: ['web-servers'],
  keywords: ['http', '服务器'],
  licence: 'Apache-2.0',
  sourceUrl: 'https://github.com/acme/web',
  homepageUrl: 'https://acme.example',
  documentationUrl: 'https://docs.acme.example',
  issuesUrl: 'https://github.com/acme/web/issues',
  supportUrl: 'https://acme.example/support',
};
const change = (changes: object) => repositoryChanges.parse(changes);
const actionsOf = async (repositoryId: string) =>
  (await db().prisma.auditEntry.findMany({ where: { targetId: repositoryId }, orderBy: { id: 'asc' } })).map(
    ({ action, changes }) => ({ action, changes }),
  );

describe('changing a repository', () => {
  useTestDatabase();

  it('sets what is given, keeps the rest, and says what changed', async () => {
    const { id } = await aRepository('acme/web', { description: 'Old', pullCount: 7n });
    const editor = await aUser('edda');
    await aMember('acme', editor.userId, 'editor');
    const name = { namespace: 'acme', name: 'web' };
    const view = await updateRepository(editor, name, change(ALL));
    expect(view).toMatchObject({ ...ALL, pullCount: 7, visibility: 'public' });
    expect(new Date(view.updatedAt).getTime()).toBeGreaterThan(TEST_DAY.getTime());
    expect(await actionsOf(id)).toMatchObject([
      {
        action: 'repository.describe',
        changes: { description: ['Old', ALL.description], licence: [null, 'Apache-2.0'] },
      },
    ]);
    await updateRepository(editor, name, change(ALL));
    expect(await actionsOf(id)).toHaveLength(1);
    expect(await updateRepository(editor, name, change({ licence: null, keywords: [] }))).toMatchObject({
      licence: null,
      keywords: [],
      description: ALL.description,
    });
  });

  it('needs the role and the scope of each field, and changes nothing without', async () => {
    const owner = await aUser('olga');
    const { id } = await aRepository('olga/thing');
    const hidden = await aRepository('olga/hidden', { visibility: 'private' });
    const [member, editor, reader, stranger] = [
      await aUser('m1'),
      await aUser('e1'),
      await aUser('r1'),
      await aUser('s1'),
    ];
    await aMember('olga', member.userId, 'member');
    await aMember('olga', editor.userId, 'editor');
    await aCollaborator(hidden.id, reader.userId, 'read');
    const [open, secret] = [
      { namespace: 'olga', name: 'thing' },
      { namespace: 'olga', name: 'hidden' },
    ];
    const words = change({ description: 'New' });
    const lifecycle = change({ visibility: 'private' });
    expect(await refusalOf(() => updateRepository(ANONYMOUS, open, words))).toBe('unauthenticated');
    expect(await refusalOf(() => updateRepository(ANONYMOUS, secret, words))).toBe('not_found');
    expect(await refusalOf(() => updateRepository(stranger, secret, words))).toBe('not_found');
    for (const actor of [stranger, member])
      expect(await refusalOf(() => updateRepository(actor, open, words))).toBe('forbidden');
    expect(await refusalOf(() => updateRepository(reader, secret, words))).toBe('forbidden');
    for (const changes of [
      lifecycle,
      change({ archived: true }),
      change({ deprecation: {} }),
      change({ ...ALL, archived: true }),
    ])
      expect(await refusalOf(() => updateRepository(editor, open, changes))).toBe('forbidden');
    const describeOnly = aTokenOf(owner, ['repo:describe']);
    expect(await refusalOf(() => updateRepository(describeOnly, open, lifecycle))).toBe('forbidden');
    expect(await refusalOf(() => updateRepository(aTokenOf(owner, ['repo:admin']), open, words))).toBe('forbidden');
    expect(
      await refusalOf(() =>
        updateRepository(aTokenOf(owner, ['repo:admin']), open, change({ ...ALL, archived: true })),
      ),
    ).toBe('forbidden');
    expect(await refusalOf(() => updateRepository(aTokenOf(owner, ['repo:describe'], [hidden.id]), open, words))).toBe(
      'forbidden',
    );
    expect(await refusalOf(() => updateRepository(aTokenOf(owner, ['repo:describe'], [id]), secret, words))).toBe(
      'not_found',
    );
    expect((await updateRepository(describeOnly, open, words)).description).toBe('New');
  });

  it('hides it from everybody else at once when it becomes private', async () => {
    const owner = await aUser('vera');
    await aRepository('vera/was-public', { description: 'quetzal' });
    const name = { namespace: 'vera', name: 'was-public' };
    expect((await updateRepository(owner, name, change({ visibility: 'private' }))).visibility).toBe('private');
    await expect(getRepository(ANONYMOUS, name)).rejects.toMatchObject({ code: 'not_found' });
    expect((await searchCatalogue(ANONYMOUS, searchInput.parse({ q: 'quetzal' }))).total.value).toBe(0);
    expect((await searchCatalogue(owner, searchInput.parse({ q: 'quetzal' }))).total.value).toBe(1);
  });

  it('is refused while it is archived, until it is taken out again', async () => {
    const owner = await aUser('arne');
    const { id } = await aRepository('arne/old');
    const name = { namespace: 'arne', name: 'old' };
    expect((await updateRepository(owner, name, change({ archived: true }))).archivedAt).not.toBeNull();
    expect(await refusalOf(() => updateRepository(owner, name, change({ description: 'x' })))).toBe('conflict');
    expect(
      await refusalOf(() => updateRepository(owner, name, change({ description: 'x', visibility: 'private' }))),
    ).toBe('conflict');
    expect((await getRepository(ANONYMOUS, name)).view.archivedAt).not.toBeNull();
    expect(await updateRepository(owner, name, change({ archived: false, description: 'x' }))).toMatchObject({
      archivedAt: null,
      description: 'x',
    });
    expect((await actionsOf(id)).map(({ action }) => action)).toEqual([
      'repository.archive',
      'repository.unarchive',
      'repository.describe',
    ]);
  });

  it('deprecates it with successor, day and reason, also for docker search', async () => {
    const owner = await aUser('dora');
    await aRepository('dora/zebra', { description: 'stripes' });
    const name = { namespace: 'dora', name: 'zebra' };
    const deprecation = { reason: 'Use **two**.', successor: 'dora/zebra-two', endOfSupport: '2027-12-31' };
    expect(await updateRepository(owner, name, change({ deprecation }))).toMatchObject({
      deprecated: true,
      deprecation: 'Use **two**.',
      successor: 'dora/zebra-two',
      endOfSupport: '2027-12-31',
    });
    const [found] = (await searchCatalogue(ANONYMOUS, searchInput.parse({ q: 'zebra' }))).results;
    expect(found).toMatchObject({ deprecated: true, successor: 'dora/zebra-two' });
    const described = async () =>
      (await dockerSearch(ANONYMOUS, { q: 'zebra', n: 25, page: 1 })).results[0]?.description;
    expect(await described()).toBe('[deprecated, use dora/zebra-two] stripes');
    await updateRepository(owner, name, change({ deprecation: {} }));
    expect(await described()).toBe('[deprecated] stripes');
    await updateRepository(owner, name, change({ deprecation: null }));
    expect(await described()).toBe('stripes');
    expect(
      await refusalOf(() => updateRepository(owner, name, change({ deprecation: { successor: 'dora/zebra' } }))),
    ).toBe('invalid');
  });

  it('leaves to the import what comes with a library definition', async () => {
    const { id } = await aRepository('library/busybox');
    await db().prisma.libraryDefinition.create({
      data: { repositoryId: id, file: 'library/busybox', fileDigest: 'a', importedAt: TEST_DAY },
    });
    const admin = await aUser('root', 'admin');
    const name = { namespace: 'library', name: 'busybox' };
    for (const changes of [
      { description: 'x' },
      { licence: 'MIT' },
      { categories: [] },
      { sourceUrl: null },
      { deprecation: {} },
    ])
      expect(await refusalOf(() => updateRepository(admin, name, change(changes)))).toBe('from-definition');
    expect(
      await updateRepository(admin, name, change({ keywords: ['shell'], homepageUrl: 'https://x.example' })),
    ).toMatchObject({
      keywords: ['shell'],
    });
  });
});
