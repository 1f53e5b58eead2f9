import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS, systemActor } from '@/lib/access/actor';
import type { Scope } from '@/lib/access/scopes';
import { db } from '@/lib/platform/db';
import { grantRegistryAccess, type ManagedRegistry } from '@/lib/registry-access/grant-registry-access';
import { aCollaborator, aGrant, aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { useTestDatabase } from '@/lib/testing/database';

type Who =
  | 'anonymous'
  | 'stranger'
  | 'reader'
  | 'writer'
  | 'administrator'
  | 'member'
  | 'editor'
  | 'owner'
  | 'site administrator';
const WHO: readonly Who[] = [
  'anonymous',
  'stranger',
  'reader',
  'writer',
  'administrator',
  'member',
  'editor',
  'owner',
  'site administrator',
];
describe('a registry client', () => {
  useTestDatabase();
  const actors = new Map<Who, Actor>([['anonymous', ANONYMOUS]]);
  const users = new Map<Who, { kind: 'user'; userId: string; username: string; role: 'user' | 'reviewer' | 'admin' }>();
  let registry: ManagedRegistry;
  let shown: { id: string };
  let hidden: { id: string };

  const actorOf = (who: Who): Actor => actors.get(who) ?? ANONYMOUS;
  const userOf = (who: Who) => users.get(who) ?? { userId: '', username: '' };

  beforeAll(async () => {
    registry = await aRegistry('own');
    shown = await aRepository('acme/shown');
    hidden = await aRepository('acme/hidden', { visibility: 'private' });
    await aRepository('acme/old', { archivedAt: new Date() });
    await aRepository('acme/gone', { deletedAt: new Date() });
    await aRepository('acme/elsewhere', { registryId: (await aRegistry('else')).id });
    const names = { stranger: 'sam', reader: 'rita', writer: 'walt', administrator: 'ada', member: 'mia' } as const;
    for (const [who, username] of Object.entries({ ...names, editor: 'eddi', owner: 'olga' }) as [Who, string][])
      users.set(who, await aUser(username));
    users.set('site administrator', await aUser('root1', 'admin'));
    for (const [who, user] of users) actors.set(who, user);
    for (const { id } of [shown, hidden])
      for (const [who, role] of [
        ['reader', 'read'],
        ['writer', 'write'],
        ['administrator', 'admin'],
      ] as const)
        await aCollaborator(id, userOf(who).userId, role);
    for (const role of ['member', 'editor', 'owner'] as const) await aMember('acme', userOf(role).userId, role);
  });

  async function actionsOf(actor: Actor, path: string, actions: readonly string[] = ['*']): Promise<string> {
    const { access } = await grantRegistryAccess(actor, registry, [{ type: 'repository', name: path, actions }]);
    return access.flatMap((grant) => grant.actions).join(',');
  }

  const ALL = 'pull,push,delete';
  /** Written out by hand, so that a change of the permission table shows here. */
  const EXPECTED: Readonly<Record<Who, readonly [shown: string, hidden: string, archived: string]>> = {
    anonymous: ['pull', '', 'pull'],
    stranger: ['pull', '', 'pull'],
    reader: ['pull', 'pull', 'pull'],
    writer: ['pull,push', 'pull,push', 'pull'],
    administrator: [ALL, ALL, 'pull'],
    member: ['pull', 'pull', 'pull'],
    editor: ['pull,push', 'pull,push', 'pull'],
    owner: [ALL, ALL, 'pull'],
    'site administrator': [ALL, ALL, 'pull'],
  };

  describe('what a role gives in the registry', () => {
    it.each(WHO)('%s', async (who) => {
      const given = ['shown', 'hidden', 'old'].map((name) => actionsOf(actorOf(who), `acme/${name}`));
      expect(await Promise.all(given)).toEqual(EXPECTED[who]);
      expect(await actionsOf(actorOf(who), 'acme/gone')).toBe('');
      expect(await actionsOf(actorOf(who), 'acme/elsewhere')).toBe('');
      expect(await actionsOf(actorOf(who), 'nobody/nothing')).toBe('');
    });

    it('never gives more than was asked for', async () => {
      expect(await actionsOf(actorOf('owner'), 'acme/shown', ['pull'])).toBe('pull');
      expect(await actionsOf(actorOf('owner'), 'acme/shown', ['push', 'pull', 'fly'])).toBe('pull,push');
      expect(await actionsOf(actorOf('owner'), 'acme/shown', [])).toBe('');
    });
  });

  /** Of the owner's tokens: what each scope alone gives in the public and in the private repository. */
  const SCOPES: Readonly<Record<Scope, readonly [shown: string, hidden: string]>> = {
    'org:admin': ['pull', ''],
    'org:read': ['pull', ''],
    'repo:admin': ['pull', ''],
    'repo:delete': ['pull,delete', 'pull,delete'],
    'repo:describe': ['pull', ''],
    'repo:push': ['pull,push', 'pull,push'],
    'repo:read': ['pull', 'pull'],
    'scan:write': ['pull', ''],
  };

  describe('what a scope of a token gives', () => {
    it.each(Object.entries(SCOPES) as [Scope, readonly [string, string]][])('%s', async (scope, expected) => {
      const token = aTokenOf(userOf('owner'), [scope]);
      expect(await Promise.all(['acme/shown', 'acme/hidden'].map((path) => actionsOf(token, path)))).toEqual(expected);
      expect(await actionsOf(aTokenOf(userOf('stranger'), [scope]), 'acme/hidden')).toBe('');
      expect(await actionsOf(aTokenOf(userOf('reader'), [scope]), 'acme/hidden', ['push', 'delete'])).toBe('');
    });

    it('gives nothing beyond the repositories that the token is limited to', async () => {
      const token = aTokenOf(userOf('owner'), ['repo:read', 'repo:push', 'repo:delete'], [shown.id]);
      expect(await actionsOf(token, 'acme/shown')).toBe(ALL);
      expect(await actionsOf(token, 'acme/hidden')).toBe('');
      expect(await actionsOf(token, 'acme/old')).toBe('pull');
    });

    it('lets no token list the catalogue', async () => {
      const scope = { type: 'registry', name: 'catalog', actions: ['*'] };
      const listing = async (actor: Actor) => (await grantRegistryAccess(actor, registry, [scope])).access.length > 0;
      expect(await listing(actorOf('site administrator'))).toBe(true);
      expect(await listing(systemActor('test'))).toBe(true);
      expect(await listing(aTokenOf(userOf('site administrator'), ['repo:admin', 'repo:read']))).toBe(false);
      for (const who of WHO) if (who !== 'site administrator') expect(await listing(actorOf(who))).toBe(false);
    });
  });

  const push = (actor: Actor, path: string) =>
    grantRegistryAccess(actor, registry, [{ type: 'repository', name: path, actions: ['push', 'pull'] }]);
  const stored = (name: string) => db().prisma.repository.findMany({ where: { name }, select: { visibility: true } });

  describe('a first push', () => {
    it('makes the repository with the default visibility of its namespace', async () => {
      await db().prisma.publisher.update({ where: { namespace: 'acme' }, data: { defaultVisibility: 'private' } });
      const { access } = await push(actorOf('editor'), 'acme/new');
      expect(access).toEqual([{ type: 'repository', name: 'acme/new', actions: ['pull', 'push'] }]);
      expect(await stored('new')).toEqual([{ visibility: 'private' }]);
      const entry = await db().prisma.auditEntry.findFirst({ where: { targetName: 'acme/new' } });
      expect([entry?.action, entry?.actorName]).toEqual(['repository.create', 'eddi']);
    });

    it('made twice at the same moment makes one', async () => {
      const both = await Promise.all([push(actorOf('owner'), 'acme/twice'), push(actorOf('editor'), 'acme/twice')]);
      expect(both.map(({ access }) => access.length)).toEqual([1, 1]);
      expect(await stored('twice')).toHaveLength(1);
    });

    it('to a repository that was renamed goes where its images are, and not to its new name', async () => {
      await aRepository('acme/after', { registryId: registry.id, registryPath: 'acme/before' });
      expect((await push(actorOf('owner'), 'acme/before')).access).toHaveLength(1);
      const { access, refusals } = await push(actorOf('owner'), 'acme/after');
      expect([access, refusals]).toEqual([[], ['The images of “acme/after” are at “acme/before”.']]);
    });

    it('of somebody who may not make one there tells them nothing of what there is', async () => {
      for (const who of ['stranger', 'member', 'writer'] as const) {
        const answers = await Promise.all(['acme/unheard', 'acme/gone'].map((path) => push(actorOf(who), path)));
        for (const { access, refusals } of answers) {
          expect(access).toEqual([]);
          expect(refusals).toEqual(['You may not push to the namespace “acme”.']);
        }
      }
      const unseen = await push(actorOf('stranger'), 'acme/hidden');
      expect(unseen).toEqual(await push(actorOf('stranger'), 'acme/unheard'));
      expect(await push(ANONYMOUS, 'acme/unheard')).toEqual({ access: [], refusals: [] });
      expect(await stored('unheard')).toEqual([]);
    });

    it('needs a scope of the token for making one, and a token without limits', async () => {
      const poor = await push(aTokenOf(userOf('owner'), ['repo:push']), 'acme/poor');
      expect(poor).toEqual({ access: [], refusals: ['The access token “test token” lacks the scope repo:admin.'] });
      const limited = await push(aTokenOf(userOf('owner'), ['repo:push', 'repo:admin'], [shown.id]), 'acme/poor');
      expect(limited.refusals[0]).toContain('limited to chosen repositories');
      const makerOnly = await push(aTokenOf(userOf('owner'), ['repo:admin']), 'acme/poor');
      expect(makerOnly.refusals).toEqual(['The access token “test token” lacks the scope repo:push.']);
      expect(await stored('poor')).toEqual([]);
      expect((await push(aTokenOf(userOf('owner'), ['repo:push', 'repo:admin']), 'acme/rich')).access).toHaveLength(1);
    });

    it('is refused with the reason for a name that deceives, is deleted, former, elsewhere or without a namespace', async () => {
      await aGrant('official_images', { repositoryId: (await aRepository('library/nginx')).id });
      await db().prisma.formerName.create({ data: { namespace: 'acme', name: 'former', repositoryId: shown.id } });
      const reasonOf = async (path: string) => (await push(actorOf('owner'), path)).refusals.join();
      expect(await reasonOf('acme/nginx-official')).toContain('claims to be the real “nginx”');
      expect(await reasonOf('acme/gone')).toContain('was deleted, and can be restored');
      expect(await reasonOf('acme/former')).toContain('former name of another repository: push to “acme/shown”');
      expect(await reasonOf('acme/elsewhere')).toContain('in another registry');
      expect(await reasonOf('solo')).toContain('Push to a namespace');
      expect(
        await db().prisma.repository.count({ where: { name: { in: ['nginx-official', 'former', 'solo'] } } }),
      ).toBe(0);
    });
  });
});
