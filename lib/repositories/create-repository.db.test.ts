import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { newRepository } from '@/lib/repositories/change-schema';
import { createRepository } from '@/lib/repositories/create-repository';
import { repositoryView } from '@/lib/repositories/schema';
import { aGrant, aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { refusalOf } from '@/lib/testing/repository-state';

const input = (path: string, more: object = {}) => {
  const [namespace, name] = path.split('/');
  return newRepository.parse({ namespace, name, ...more });
};

describe('a new repository', () => {
  useTestDatabase();

  it('is made by an editor or owner of the namespace, with an audit entry', async () => {
    const olga = await aUser('olga');
    const view = await createRepository(
      olga,
      input('olga/web', { description: '  A web server ', visibility: 'private' }),
    );
    expect(repositoryView.parse(view)).toEqual(view);
    expect(view).toMatchObject({ namespace: 'olga', name: 'web', description: 'A web server', visibility: 'private' });
    expect(await db().prisma.auditEntry.findFirst({ where: { action: 'repository.create' } })).toMatchObject({
      actorName: 'olga',
      targetName: 'olga/web',
      changes: { visibility: [null, 'private'] },
    });
    const editor = await aUser('edith');
    await aMember('acme', editor.userId, 'editor');
    expect((await createRepository(editor, input('acme/tool'))).visibility).toBe('public');
  });

  it('is as visible as the publisher has it for new ones', async () => {
    const pia = await aUser('pia');
    await db().prisma.publisher.update({ where: { namespace: 'pia' }, data: { defaultVisibility: 'private' } });
    expect((await createRepository(pia, input('pia/quiet'))).visibility).toBe('private');
    expect((await createRepository(pia, input('pia/loud', { visibility: 'public' }))).visibility).toBe('public');
  });

  it('is refused to everybody else, and nothing is stored', async () => {
    const owner = await aUser('otto');
    const member = await aUser('mimi');
    await aMember('otto', member.userId, 'member');
    const wish = input('otto/thing');
    expect(await refusalOf(() => createRepository(ANONYMOUS, wish))).toBe('unauthenticated');
    for (const actor of [await aUser('stranger'), member, aTokenOf(owner, ['repo:describe', 'repo:push', 'org:admin'])])
      expect(await refusalOf(() => createRepository(actor, wish))).toBe('forbidden');
    const { id } = await aRepository('otto/other');
    expect(await refusalOf(() => createRepository(aTokenOf(owner, ['repo:admin'], [id]), wish))).toBe('forbidden');
    expect(await refusalOf(() => createRepository(owner, input('nobody-here/thing')))).toBe('not_found');
    expect((await createRepository(aTokenOf(owner, ['repo:admin']), wish)).name).toBe('thing');
  });

  it('has a name that is well formed and cannot be mistaken for an official one', async () => {
    const nick = await aUser('nick');
    const { id } = await aRepository('library/nginx');
    await aGrant('official_images', { repositoryId: id });
    for (const name of [
      '',
      'Web',
      'a b',
      '-a',
      'a--',
      'a/b',
      '../a',
      'ngіnx',
      'nginx\u200b',
      "x'; DROP TABLE x;--",
      'ngnix',
      'n-ginx',
      'x'.repeat(201),
    ])
      expect(await refusalOf(() => createRepository(nick, { ...input('nick/x'), name })), name).toBe('invalid');
    const failure = await createRepository(nick, { ...input('nick/x'), name: 'ngnix' }).catch((error: Error) => error);
    expect(failure).toMatchObject({
      details: {
        invalidParameters: [{ name: 'name', reason: expect.stringContaining('nginx') }],
        refusal: { kind: 'look-alike', trusted: 'nginx' },
      },
    });
    expect((await createRepository(nick, input('nick/nginx'))).name).toBe('nginx');
    expect((await createRepository(nick, input('nick/my-nginx-exporter'))).name).toBe('my-nginx-exporter');
  });

  it('is not made by hand among the official ones, nor where one is already', async () => {
    const admin = await aUser('ada', 'admin');
    await aRepository('library/redis');
    expect(await refusalOf(() => createRepository(admin, input('library/new-one')))).toBe('official');
    const tom = await aUser('tom');
    await aRepository('tom/here');
    expect(await refusalOf(() => createRepository(tom, input('tom/here')))).toBe('name-taken');
    await aRepository('tom/gone', { deletedAt: new Date() });
    expect(await refusalOf(() => createRepository(tom, input('tom/gone')))).toBe('name-is-deleted');
  });

  it('is made once when two make it at the same moment', async () => {
    const una = await aUser('una');
    const both = await Promise.allSettled([1, 2].map(() => createRepository(una, input('una/twice'))));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db().prisma.repository.count({ where: { namespace: 'una', name: 'twice' } })).toBe(1);
  });
});
