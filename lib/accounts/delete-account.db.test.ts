import { describe, expect, it } from 'vitest';
import { ANONYMOUS, systemActor } from '@/lib/access/actor';
import { deleteAccount } from '@/lib/accounts/delete-account';
import { exportAccount } from '@/lib/accounts/export-account';
import { getAccountDeletion } from '@/lib/accounts/get-account-deletion';
import { registerAccount } from '@/lib/accounts/register-account';
import { accountOfSession } from '@/lib/accounts/sessions';
import { setUserDisabled } from '@/lib/accounts/set-user-disabled';
import { db } from '@/lib/platform/db';
import { aPersonWithPassword, PASSWORD, useInstallation } from '@/lib/testing/builders/accounts';
import { aMember, aRepository, aTokenOf } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

const go = (username: string, more: { deleteRepositories?: boolean; password?: string } = {}) => ({
  username,
  password: PASSWORD,
  deleteRepositories: false,
  ...more,
});
const exists = async (username: string) => (await db().prisma.user.count({ where: { username } })) === 1;

describe('deleting an account', () => {
  useTestDatabase();
  useInstallation();

  it('needs the name as it is typed and the password, in a browser', async () => {
    const me = await aPersonWithPassword('mia');
    for (const [actor, input] of [
      [me, go('Mia')],
      [me, go('someone-else')],
      [me, go('mia', { password: 'wrong' })],
      [aTokenOf(me, ['repo:delete', 'org:admin']), go('mia')],
      [ANONYMOUS, go('mia')],
    ] as const)
      await expect(deleteAccount(actor, input)).rejects.toMatchObject({ name: 'AppError' });
    expect(await exists('mia')).toBe(true);
  });

  it('takes sessions, stars, tokens and the empty namespace with it, and keeps the name for a year', async () => {
    const me = await aPersonWithPassword('nia');
    const { id } = await aRepository('acme/tool', { starCount: 3 });
    await db().prisma.star.create({ data: { userId: me.userId, repositoryId: id } });
    await deleteAccount(me, go('nia'));
    expect(await exists('nia')).toBe(false);
    expect(await accountOfSession(me.sessionId)).toBeNull();
    expect((await db().prisma.repository.findUniqueOrThrow({ where: { id } })).starCount).toBe(2);
    expect(await db().prisma.publisher.count({ where: { namespace: 'nia' } })).toBe(0);
    const { until } = await db().prisma.reservedNamespace.findUniqueOrThrow({ where: { namespace: 'nia' } });
    expect(until.getTime()).toBeGreaterThan(Date.now() + 364 * 86_400_000);
    const again = { username: 'nia', email: 'nia@elsewhere.test', password: PASSWORD };
    await expect(registerAccount(again, { address: undefined, language: 'en' })).rejects.toMatchObject({
      details: { refusals: { username: { reason: { kind: 'taken' } } } },
    });
    const entries = await db().prisma.auditEntry.findMany({ where: { actorId: me.userId } });
    expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['account.delete', 'publisher.delete']));
  });

  it('is refused while repositories are left, unless they shall go too', async () => {
    const me = await aPersonWithPassword('olga');
    await aRepository('olga/tool');
    await aRepository('olga/gone', { deletedAt: new Date() });
    expect(await getAccountDeletion(me)).toMatchObject({ repositories: ['olga/tool'] });
    await expect(deleteAccount(me, go('olga'))).rejects.toMatchObject({ details: { reason: 'repositories-left' } });
    expect(await db().prisma.repository.count({ where: { namespace: 'olga' } })).toBe(2);
    expect(await exists('olga')).toBe(true);
    await deleteAccount(me, go('olga', { deleteRepositories: true }));
    expect(await db().prisma.repository.count({ where: { namespace: 'olga' } })).toBe(0);
    const entries = await db().prisma.auditEntry.findMany({ where: { action: 'repository.delete' } });
    expect(entries.map(({ targetName }) => targetName)).toEqual(['olga/tool']);
  });

  it('is refused to the last owner of an organisation and the last administrator', async () => {
    const me = await aPersonWithPassword('pia');
    await aMember('guild', me.userId, 'owner');
    await aMember('club', me.userId, 'member');
    expect(await getAccountDeletion(me)).toMatchObject({ lastOwnerOf: ['guild'], memberOf: ['club'] });
    await expect(deleteAccount(me, go('pia'))).rejects.toMatchObject({ details: { reason: 'last-owner' } });
    const heir = await aPersonWithPassword('heir');
    await aMember('guild', heir.userId, 'owner');
    const both = await Promise.allSettled([deleteAccount(me, go('pia')), deleteAccount(heir, go('heir'))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(
      await db().prisma.publisherMember.count({ where: { publisher: { namespace: 'guild' }, role: 'owner' } }),
    ).toBe(1);
    const admin = await aPersonWithPassword('head', 'admin');
    await expect(deleteAccount(admin, go('head'))).rejects.toMatchObject({
      details: { reason: 'last-administrator' },
    });
    expect(await exists('head')).toBe(true);
  });

  it('is refused where only owners are left who cannot sign in; the others read in their log who went', async () => {
    const me = await aPersonWithPassword('ria');
    const off = await aPersonWithPassword('off');
    for (const { userId } of [me, off]) await aMember('crew', userId, 'owner');
    await aMember('band', me.userId, 'editor');
    await setUserDisabled(systemActor('test'), 'off', true);
    await expect(deleteAccount(me, go('ria'))).rejects.toMatchObject({ details: { reason: 'last-owner' } });
    await setUserDisabled(systemActor('test'), 'off', false);
    await deleteAccount(me, go('ria'));
    const entries = await db().prisma.auditEntry.findMany({
      where: { action: 'publisher.leave', actorName: 'ria' },
      orderBy: { targetName: 'asc' },
    });
    const band = await db().prisma.publisher.findUniqueOrThrow({ where: { namespace: 'band' } });
    expect(entries).toMatchObject([
      { targetName: 'band', publisherId: band.id, actorName: 'ria', changes: { role: ['editor', null] } },
      { targetName: 'crew', changes: { role: ['owner', null] } },
    ]);
  });

  it('can be preceded by an export that has what is about oneself, and no secret', async () => {
    const me = await aPersonWithPassword('zoe');
    await aPersonWithPassword('other');
    await aMember('guild', me.userId, 'editor');
    const { id } = await aRepository('acme/starred');
    await db().prisma.star.create({ data: { userId: me.userId, repositoryId: id } });
    await db().prisma.accessToken.create({
      data: { name: 'ci', digest: 'the digest', userId: me.userId, scopes: ['repo:read'], createdBy: 'zoe' },
    });
    const hidden = await aRepository('acme/secret-plan', { visibility: 'private' });
    await db().prisma.star.create({ data: { userId: me.userId, repositoryId: hidden.id } });
    const data = await exportAccount(me);
    expect(data).toMatchObject({
      account: { username: 'zoe' },
      stars: [{ repository: 'acme/starred' }],
      accessTokens: [{ name: 'ci', scopes: ['repo:read'] }],
    });
    const text = JSON.stringify(data);
    expect(text).toContain('account.sign_in');
    for (const secret of ['argon2', 'the digest', 'other', 'secret-plan']) expect(text).not.toContain(secret);
    await expect(exportAccount(aTokenOf(me, ['org:read']))).rejects.toMatchObject({ code: 'forbidden' });
  });
});
