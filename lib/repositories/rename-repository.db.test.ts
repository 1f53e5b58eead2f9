import { describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { newRepository } from '@/lib/repositories/change-schema';
import { createRepository } from '@/lib/repositories/create-repository';
import { findMovedRepository } from '@/lib/repositories/find-moved-repository';
import { renameRepository } from '@/lib/repositories/rename-repository';
import { aCollaborator, aGrant, aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { refusalOf } from '@/lib/testing/repository-state';

const create = (actor: Actor, namespace: string, name: string) =>
  createRepository(actor, newRepository.parse({ namespace, name }));

describe('renaming a repository', () => {
  useTestDatabase();

  it('keeps everything, and leads from every old name to the new one', async () => {
    const owner = await aUser('olga');
    const { id } = await aRepository('olga/one', { description: 'kept', pullCount: 3n });
    await renameRepository(owner, { namespace: 'olga', name: 'one' }, 'two');
    const view = await renameRepository(owner, { namespace: 'olga', name: 'two' }, 'three');
    expect(view).toMatchObject({ namespace: 'olga', name: 'three', description: 'kept', pullCount: 3 });
    for (const name of ['one', 'two'])
      expect(await findMovedRepository(ANONYMOUS, { namespace: 'olga', name })).toEqual({
        namespace: 'olga',
        name: 'three',
      });
    expect(await findMovedRepository(ANONYMOUS, { namespace: 'olga', name: 'three' })).toBeNull();
    expect(await db().prisma.auditEntry.findMany({ where: { targetId: id }, orderBy: { id: 'asc' } })).toMatchObject([
      { action: 'repository.rename', changes: { name: ['one', 'two'] } },
      { action: 'repository.rename', changes: { name: ['two', 'three'] } },
    ]);
    expect((await renameRepository(owner, { namespace: 'olga', name: 'three' }, 'one')).name).toBe('one');
    expect(await findMovedRepository(ANONYMOUS, { namespace: 'olga', name: 'one' })).toBeNull();
  });

  it('says of an old name only to whoever may see the repository that it is one', async () => {
    const owner = await aUser('pola');
    await aRepository('pola/secret', { visibility: 'private' });
    await renameRepository(owner, { namespace: 'pola', name: 'secret' }, 'still-secret');
    const old = { namespace: 'pola', name: 'secret' };
    expect(await findMovedRepository(ANONYMOUS, old)).toBeNull();
    expect(await findMovedRepository(await aUser('spy'), old)).toBeNull();
    expect(await findMovedRepository(aTokenOf(owner, ['org:admin']), old)).toBeNull();
    expect(await findMovedRepository(owner, old)).toEqual({ namespace: 'pola', name: 'still-secret' });
  });

  it('needs an administrator of the repository and a good, free name', async () => {
    const owner = await aUser('rita');
    const editor = await aUser('ed');
    const admin = await aUser('coco');
    await aMember('rita', editor.userId, 'editor');
    const { id } = await aRepository('rita/tool');
    await aRepository('rita/other');
    await aRepository('rita/gone', { deletedAt: new Date() });
    await aCollaborator(id, admin.userId, 'admin');
    const official = await aRepository('library/nginx');
    await aGrant('official_images', { repositoryId: official.id });
    const name = { namespace: 'rita', name: 'tool' };
    const rename = (actor: Actor, to: string) => refusalOf(() => renameRepository(actor, name, to));
    expect(await rename(ANONYMOUS, 'x')).toBe('unauthenticated');
    for (const actor of [await aUser('far'), editor, aTokenOf(owner, ['repo:describe'])])
      expect(await rename(actor, 'x')).toBe('forbidden');
    for (const to of ['', 'Tool', '../x', 'a/b', 'ngnix', 'x\u0000']) expect(await rename(owner, to)).toBe('invalid');
    expect(await rename(owner, 'other')).toBe('name-taken');
    expect(await rename(owner, 'gone')).toBe('name-is-deleted');
    const root = await aUser('root', 'admin');
    expect(await refusalOf(() => renameRepository(root, { namespace: 'library', name: 'nginx' }, 'nginy'))).toBe(
      'official',
    );
    expect((await renameRepository(admin, name, 'tool-two')).name).toBe('tool-two');
  });

  it('keeps the old name from strangers for a year', async () => {
    const owner = await aUser('yara');
    const editor = await aUser('yuri');
    await aMember('yara', editor.userId, 'editor');
    await aRepository('yara/first');
    await renameRepository(owner, { namespace: 'yara', name: 'first' }, 'second');
    expect(await refusalOf(() => create(editor, 'yara', 'first'))).toBe('name-led-elsewhere');
    const now = clock.now;
    clock.now = () => new Date(Date.now() + 366 * 86_400_000);
    try {
      expect((await create(editor, 'yara', 'first')).name).toBe('first');
    } finally {
      clock.now = now;
    }
    expect(await db().prisma.formerName.count({ where: { namespace: 'yara' } })).toBe(0);
    await renameRepository(owner, { namespace: 'yara', name: 'first' }, 'third');
    expect((await create(owner, 'yara', 'first')).name).toBe('first');
    expect(await findMovedRepository(owner, { namespace: 'yara', name: 'first' })).toBeNull();
  });

  it('gives a name once when a rename and a creation want it at the same moment', async () => {
    const owner = await aUser('zoe');
    await aRepository('zoe/a');
    const both = await Promise.allSettled([
      renameRepository(owner, { namespace: 'zoe', name: 'a' }, 'wanted'),
      create(owner, 'zoe', 'wanted'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db().prisma.repository.count({ where: { namespace: 'zoe', name: 'wanted' } })).toBe(1);
  });
});
