import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PEOPLE } from '@/lib/accounts/directory/people.fixture';
import { signInWithDirectory } from '@/lib/accounts/sign-in-with-directory';
import { syncGroupRoles } from '@/lib/accounts/sync-group-roles';
import { db } from '@/lib/platform/db';
import { useInstallation } from '@/lib/testing/builders/accounts';
import { aMember, aPublisher, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import {
  DIRECTORY_BASE,
  type DirectoryServer,
  hasDirectoryServer,
  startDirectoryServer,
} from '@/lib/testing/directory-server';

const from = { address: '192.0.2.9' };
const rolesIn = async (namespace: string) => {
  const members = await db().prisma.publisherMember.findMany({
    where: { publisher: { namespace } },
    include: { user: true },
    orderBy: { user: { username: 'asc' } },
  });
  return Object.fromEntries(members.map(({ user, role }) => [user.username, role]));
};

describe.skipIf(!hasDirectoryServer())('signing in through a directory', () => {
  useTestDatabase();
  useInstallation();
  let server: DirectoryServer;
  beforeAll(async () => {
    server = await startDirectoryServer(PEOPLE);
    vi.stubEnv('LDAP_URL', server.ldap);
    vi.stubEnv('LDAP_BIND_DN_TEMPLATE', `uid={username},ou=people,${DIRECTORY_BASE}`);
    vi.stubEnv('LDAP_GROUP_BASE', `ou=groups,${DIRECTORY_BASE}`);
    vi.stubEnv('LDAP_GROUP_ROLES', 'developers -> acme:editor; owners -> acme:owner');
  }, 60_000);
  afterAll(() => server.stop());

  it('makes an account, with the roles of their groups', async () => {
    const founder = await aUser('founder');
    await aMember('acme', founder.userId, 'owner');
    const result = await signInWithDirectory({ login: 'alice', password: 'password-of-alice' }, from);
    expect(result).toMatchObject({ kind: 'signed-in' });
    const user = await db().prisma.user.findUniqueOrThrow({ where: { username: 'alice' } });
    expect(user).toMatchObject({ email: 'alice@example.org', displayName: 'Alice A.', passwordHash: null });
    await signInWithDirectory({ login: 'bob', password: 'password-of-bob' }, from);
    expect(await rolesIn('acme')).toEqual({ alice: 'owner', bob: 'editor', founder: 'owner' });
    expect(await signInWithDirectory({ login: 'ALICE', password: 'password-of-alice' }, from)).toEqual(result);
  });

  it('answers a wrong password and an unknown name alike, and refuses after ten tries', async () => {
    for (const login of ['carol', 'nobody-there', '*)(uid=*', 'alice'])
      expect(await signInWithDirectory({ login, password: 'wrong' }, from)).toBeNull();
    expect(await signInWithDirectory({ login: 'carol', password: '' }, from)).toBeNull();
    for (let i = 0; i < 9; i += 1) await signInWithDirectory({ login: 'carol', password: 'wrong' }, from);
    await expect(signInWithDirectory({ login: 'carol', password: 'wrong' }, from)).rejects.toMatchObject({
      code: 'too_many',
    });
  });

  it('asks whose address is another account’s here to prove that account', async () => {
    await db().prisma.rateLimit.deleteMany();
    // Bob, who came before, has the address that carol's entry has too.
    const result = await signInWithDirectory({ login: 'carol', password: 'password-of-carol' }, from);
    expect(result).toMatchObject({ kind: 'prove' });
    expect(await db().prisma.user.count({ where: { username: 'carol' } })).toBe(0);
  });

  it('says so when the directory is down', async () => {
    vi.stubEnv('LDAP_URL', 'ldap://127.0.0.1:1');
    await expect(signInWithDirectory({ login: 'alice', password: 'x' }, from)).rejects.toMatchObject({
      code: 'unavailable',
    });
    vi.stubEnv('LDAP_URL', server.ldap);
  });
});

describe('roles of groups', () => {
  useTestDatabase();
  useInstallation();

  it('change what came from a group, and leave what people of the organisation decided', async () => {
    const founder = await aUser('fay');
    await aMember('beta', founder.userId, 'owner');
    const { userId, username } = await aUser('ada');
    const person = { id: userId, username };
    await syncGroupRoles(person, [{ organisation: 'beta', role: 'editor' }]);
    expect(await rolesIn('beta')).toEqual({ ada: 'editor', fay: 'owner' });
    await syncGroupRoles(person, [{ organisation: 'beta', role: 'member' }]);
    expect(await rolesIn('beta')).toEqual({ ada: 'member', fay: 'owner' });
    await syncGroupRoles(person, []);
    expect(await rolesIn('beta')).toEqual({ fay: 'owner' });
    await syncGroupRoles({ id: founder.userId, username: 'fay' }, [{ organisation: 'beta', role: 'member' }]);
    expect(await rolesIn('beta')).toEqual({ fay: 'owner' });
    const entries = await db().prisma.auditEntry.findMany({ where: { action: 'publisher.sync_group_role' } });
    expect(entries.map(({ changes }) => changes)).toEqual([
      { ada: [null, 'editor'] },
      { ada: ['editor', 'member'] },
      { ada: ['member', null] },
    ]);
  });

  it('never take the last owner away, not even two at the same moment', async () => {
    await aPublisher('gamma');
    const [one, two] = await Promise.all([aUser('one'), aUser('two')]);
    const owner = [{ organisation: 'gamma', role: 'owner' } as const];
    for (const { userId: id, username } of [one, two]) await syncGroupRoles({ id, username }, owner);
    await Promise.all([one, two].map(({ userId: id, username }) => syncGroupRoles({ id, username }, [])));
    expect(Object.values(await rolesIn('gamma'))).toEqual(['owner']);
  });

  it('do nothing in organisations that do not exist, and in somebody’s own namespace', async () => {
    const { userId: id, username } = await aUser('zoe');
    await aUser('victim');
    await syncGroupRoles({ id, username }, [
      { organisation: 'nowhere', role: 'owner' },
      { organisation: 'victim', role: 'owner' },
    ]);
    expect(await rolesIn('victim')).toEqual({ victim: 'owner' });
  });
});
