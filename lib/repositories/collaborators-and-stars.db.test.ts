import { describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { SCOPES } from '@/lib/access/scopes';
import { db } from '@/lib/platform/db';
import { getRepository } from '@/lib/repositories/get-repository';
import { listCollaborators } from '@/lib/repositories/list-collaborators';
import { removeCollaborator } from '@/lib/repositories/remove-collaborator';
import { setCollaborator } from '@/lib/repositories/set-collaborator';
import { starRepository } from '@/lib/repositories/star-repository';
import { unstarRepository } from '@/lib/repositories/unstar-repository';
import { aCollaborator, aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { refusalOf } from '@/lib/testing/repository-state';

describe('a collaborator', () => {
  useTestDatabase();

  it('gets a role, another one, and none, and sees the repository meanwhile', async () => {
    const owner = await aUser('olga');
    const friend = await aUser('finn');
    await aRepository('olga/shared', { visibility: 'private' });
    const name = { namespace: 'olga', name: 'shared' };
    expect(await refusalOf(() => getRepository(friend, name))).toBe('not_found');
    expect(await setCollaborator(owner, name, 'finn', 'read')).toMatchObject({ username: 'finn', role: 'read' });
    expect((await getRepository(friend, name)).view.name).toBe('shared');
    await setCollaborator(owner, name, 'finn', 'read');
    await setCollaborator(owner, name, 'finn', 'admin');
    expect(await listCollaborators(friend, name)).toMatchObject([{ username: 'finn', role: 'admin' }]);
    await removeCollaborator(owner, name, 'finn');
    expect(await refusalOf(() => getRepository(friend, name))).toBe('not_found');
    const entries = await db().prisma.auditEntry.findMany({
      where: { action: { contains: 'collaborator' } },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action, changes }) => [action, changes])).toEqual([
      ['repository.add_collaborator', { finn: [null, 'read'] }],
      ['repository.change_collaborator', { finn: ['read', 'admin'] }],
      ['repository.remove_collaborator', { finn: ['admin', null] }],
    ]);
  });

  it('is added, listed and removed by administrators of the repository alone', async () => {
    const owner = await aUser('petra');
    const [editor, writer, target] = [await aUser('eddi'), await aUser('wim'), await aUser('tara')];
    const { id } = await aRepository('petra/tool');
    await aRepository('petra/hidden', { visibility: 'private' });
    await aMember('petra', editor.userId, 'editor');
    await aCollaborator(id, writer.userId, 'write');
    await aCollaborator(id, target.userId, 'read');
    const name = { namespace: 'petra', name: 'tool' };
    const verbs: ((actor: Actor, of: typeof name) => Promise<unknown>)[] = [
      (actor, of) => listCollaborators(actor, of),
      (actor, of) => setCollaborator(actor, of, 'wim', 'admin'),
      (actor, of) => removeCollaborator(actor, of, 'tara'),
    ];
    for (const verb of verbs) {
      expect(await refusalOf(() => verb(ANONYMOUS, name))).toBe('unauthenticated');
      for (const actor of [
        await aUser(`x${verbs.indexOf(verb)}`),
        editor,
        writer,
        target,
        aTokenOf(owner, ['repo:describe']),
      ])
        expect(await refusalOf(() => verb(actor, name))).toBe('forbidden');
      expect(await refusalOf(() => verb(target, { ...name, name: 'hidden' }))).toBe('not_found');
    }
    expect(await refusalOf(() => setCollaborator(owner, name, 'no-such-user', 'read'))).toBe('not_found');
    expect(await refusalOf(() => removeCollaborator(owner, name, 'eddi'))).toBe('not_found');
    expect(await setCollaborator(aTokenOf(owner, ['repo:admin']), name, 'wim', 'read')).toMatchObject({ role: 'read' });
  });
});

describe('a star', () => {
  useTestDatabase();

  it('counts once a person, also when it is given several times at the same moment', async () => {
    await aRepository('acme/bright');
    const name = { namespace: 'acme', name: 'bright' };
    const [ann, bob] = [await aUser('ann'), await aUser('bob')];
    await Promise.all([ann, ann, ann, bob].map((actor) => starRepository(actor, name)));
    const count = async () => (await getRepository(ANONYMOUS, name)).view.starCount;
    expect(await count()).toBe(2);
    await Promise.all([unstarRepository(ann, name), unstarRepository(ann, name), unstarRepository(ann, name)]);
    expect(await count()).toBe(1);
    expect(await unstarRepository(bob, name)).toEqual({ starred: false, starCount: 0 });
    expect(await unstarRepository(bob, name)).toEqual({ starred: false, starCount: 0 });
    expect(
      await db().prisma.auditEntry.count({ where: { action: { in: ['repository.star', 'repository.unstar'] } } }),
    ).toBe(4);
  });

  it('is given by people to what they can see', async () => {
    const owner = await aUser('vera');
    await aRepository('vera/open');
    await aRepository('vera/hidden', { visibility: 'private' });
    const [open, hidden] = [
      { namespace: 'vera', name: 'open' },
      { namespace: 'vera', name: 'hidden' },
    ];
    const stranger = await aUser('sven');
    for (const verb of [starRepository, unstarRepository]) {
      expect(await refusalOf(() => verb(ANONYMOUS, open))).toBe('unauthenticated');
      expect(await refusalOf(() => verb(ANONYMOUS, hidden))).toBe('not_found');
      expect(await refusalOf(() => verb(stranger, hidden))).toBe('not_found');
      expect(await refusalOf(() => verb(aTokenOf(owner, SCOPES), open))).toBe('forbidden');
    }
    expect(await starRepository(stranger, open)).toEqual({ starred: true, starCount: 1 });
    expect(await starRepository(owner, hidden)).toEqual({ starred: true, starCount: 1 });
  });
});
