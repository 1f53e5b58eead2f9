import { describe, expect, it } from 'vitest';
import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import { type Actor, ANONYMOUS, systemActor } from '@/lib/access/actor';
import { findTokenActor } from '@/lib/access/find-token-actor';
import { createResetLink } from '@/lib/accounts/create-reset-link';
import { createUser } from '@/lib/accounts/create-user';
import { inviteToRegister } from '@/lib/accounts/invite-to-register';
import { listUsers } from '@/lib/accounts/list-users';
import { accountOfSession } from '@/lib/accounts/sessions';
import { setUserDisabled } from '@/lib/accounts/set-user-disabled';
import { setUserRole } from '@/lib/accounts/set-user-role';
import { updateSiteSettings } from '@/lib/accounts/update-site-settings';
import { db } from '@/lib/platform/db';
import { getSiteSettings } from '@/lib/platform/site-settings';
import { actionsOn, aPersonWithPassword, PASSWORD, useInstallation } from '@/lib/testing/builders/accounts';
import { aRepository, aTokenOf } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

const everything = async () =>
  JSON.stringify(
    await Promise.all([
      db().prisma.user.findMany({ orderBy: { id: 'asc' } }),
      db().prisma.setting.findMany({ where: { key: 'site.settings' } }),
      db().prisma.oneTimeLink.findMany(),
      db().prisma.auditEntry.count(),
    ]),
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  );

describe('administration of people', () => {
  useTestDatabase();
  useInstallation();

  it('is for administrators only: others change nothing and see nobody', async () => {
    const user = await aPersonWithPassword('mia');
    const reviewer = await aPersonWithPassword('rita', 'reviewer');
    const admin = await aPersonWithPassword('head', 'admin');
    const before = await everything();
    const verbs: ((actor: Actor) => Promise<unknown>)[] = [
      (actor) => listUsers(actor),
      (actor) => setUserDisabled(actor, 'mia', true),
      (actor) => setUserRole(actor, 'mia', 'admin'),
      (actor) => createResetLink(actor, 'head'),
      (actor) => inviteToRegister(actor, { email: 'new@example.test' }),
      (actor) => updateSiteSettings(actor, { registration: 'closed' }),
      (actor) => createUser(actor, { username: 'x-y', email: 'x@example.test', password: PASSWORD, role: 'admin' }),
    ];
    for (const verb of verbs)
      for (const [actor, code] of [
        [ANONYMOUS, 'unauthenticated'],
        [user, 'forbidden'],
        [reviewer, 'forbidden'],
        [aTokenOf(admin, ['org:admin', 'repo:admin']), 'forbidden'],
      ] as const)
        await expect(verb(actor)).rejects.toMatchObject({ code });
    expect(await everything()).toBe(before);
  });

  it('lists people by name, found by part of name or address, without anything secret', async () => {
    const admin = await aPersonWithPassword('ida', 'admin');
    const page = await listUsers(admin, { q: 'IDA@exam' });
    expect(page).toMatchObject({
      total: 1,
      pageCount: 1,
      users: [{ username: 'ida', role: 'admin', disabled: false }],
    });
    expect(JSON.stringify(page)).not.toContain('argon2');
    expect((await listUsers(admin, { q: '%' })).total).toBe(0);
  });

  it('disables somebody: sessions and tokens count no more, until they are enabled', async () => {
    const admin = await aPersonWithPassword('amy', 'admin');
    const tom = await aPersonWithPassword('tom');
    const token = newAccessToken();
    await db().prisma.accessToken.create({
      data: { name: 't', digest: digestOfAccessToken(token), userId: tom.userId, scopes: [], createdBy: 'tom' },
    });
    expect(await findTokenActor(token)).not.toBeNull();
    await setUserDisabled(admin, 'tom', true);
    await setUserDisabled(admin, 'tom', true);
    expect(await accountOfSession(tom.sessionId)).toBeNull();
    expect(await findTokenActor(token)).toBeNull();
    await expect(createResetLink(admin, 'tom')).rejects.toMatchObject({ code: 'forbidden' });
    await setUserDisabled(admin, 'tom', false);
    expect(await accountOfSession(tom.sessionId)).toBeNull();
    expect((await actionsOn(tom.userId)).slice(-2)).toEqual(['account.disable', 'account.enable']);
    await expect(setUserDisabled(admin, 'nobody', true)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('always leaves an administrator, also when two take it from each other at the same moment', async () => {
    await db().prisma.user.updateMany({ data: { role: 'user' } });
    const one = await aPersonWithPassword('one-admin', 'admin');
    await expect(setUserRole(one, 'one-admin', 'user')).rejects.toMatchObject({ code: 'conflict' });
    await expect(setUserDisabled(one, 'one-admin', true)).rejects.toMatchObject({ code: 'conflict' });
    const two = await aPersonWithPassword('two-admin', 'admin');
    const both = await Promise.allSettled([
      setUserRole(one, 'two-admin', 'user'),
      setUserDisabled(two, 'one-admin', true),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    expect(await db().prisma.user.count({ where: { role: 'admin', disabledAt: null } })).toBe(1);
  });

  it('gives a name that looks like a trusted one to whom it belongs, and none of the site’s', async () => {
    await aRepository('library/nginx');
    const make = (username: string) =>
      createUser(systemActor('test'), { username, email: `${username}@x.test`, password: PASSWORD, role: 'user' });
    await make('ng-inx');
    await expect(make('settings')).rejects.toMatchObject({ code: 'invalid' });
    await expect(make('ng-inx')).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('settings of the site', () => {
  useTestDatabase();
  useInstallation();

  it('have defaults, change one by one, and say who changed them', async () => {
    const admin = await aPersonWithPassword('head', 'admin');
    expect(await getSiteSettings()).toEqual({ registration: 'open', remoteImages: 'proxy' });
    await Promise.all([
      updateSiteSettings(admin, { registration: 'invite' }),
      updateSiteSettings(admin, { remoteImages: 'block' }),
    ]);
    expect(await getSiteSettings()).toEqual({ registration: 'invite', remoteImages: 'block' });
    await updateSiteSettings(admin, { registration: 'invite' });
    const entries = await db().prisma.auditEntry.findMany({ where: { action: 'site.update_settings' } });
    expect(entries.map(({ changes }) => changes)).toEqual(
      expect.arrayContaining([{ registration: ['open', 'invite'] }, { remoteImages: ['proxy', 'block'] }]),
    );
    expect(entries).toHaveLength(2);
  });
});
