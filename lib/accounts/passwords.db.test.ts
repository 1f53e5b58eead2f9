import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { changePassword } from '@/lib/accounts/change-password';
import { createReset } from '@/lib/accounts/passwords.fixture';
import { requestPasswordReset } from '@/lib/accounts/request-password-reset';
import { findPasswordReset, resetPassword } from '@/lib/accounts/reset-password';
import { accountOfSession } from '@/lib/accounts/sessions';
import { setUserDisabled } from '@/lib/accounts/set-user-disabled';
import { signIn } from '@/lib/accounts/sign-in';
import { db } from '@/lib/platform/db';
import {
  actionsOn,
  aPersonWithPassword,
  aSessionOf,
  later,
  PASSWORD,
  useInstallation,
} from '@/lib/testing/builders/accounts';
import { aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { type MailServer, startMailServer } from '@/lib/testing/mail-server';

const NEXT = 'anchors and chains';
const hashOf = async (username: string) =>
  (await db().prisma.user.findUniqueOrThrow({ where: { username } })).passwordHash;
const from = { address: '192.0.2.9', language: 'en' } as const;

describe('a password', () => {
  useTestDatabase();
  useInstallation();

  it('is changed with the present one; all other sessions end, this one stays', async () => {
    const me = await aPersonWithPassword('mia');
    const other = await aSessionOf(me.userId);
    expect(await changePassword(me, { current: PASSWORD, password: NEXT })).toEqual({ endedSessions: 1 });
    expect(await accountOfSession(other)).toBeNull();
    expect(await accountOfSession(me.sessionId)).toMatchObject({ username: 'mia' });
    expect(await signIn({ login: 'mia', password: PASSWORD })).toBeNull();
    expect(await signIn({ login: 'mia', password: NEXT })).toBe(me.userId);
    expect(await actionsOn(me.userId)).toContain('account.change_password');
  });

  it('stays when the present one is wrong, the new one is bad, or a token asks', async () => {
    const me = await aPersonWithPassword('nia');
    const other = await aSessionOf(me.userId);
    const before = await hashOf('nia');
    const tries = [
      changePassword(me, { current: 'wrong', password: NEXT }),
      changePassword(me, { password: NEXT }),
      changePassword(me, { current: PASSWORD, password: 'short' }),
      changePassword(me, { current: PASSWORD, password: 'password123' }),
      changePassword(me, { current: PASSWORD, password: PASSWORD }),
      changePassword(aTokenOf(me, ['repo:admin', 'org:admin']), { current: PASSWORD, password: NEXT }),
      changePassword(ANONYMOUS, { current: PASSWORD, password: NEXT }),
    ];
    const codes = (await Promise.allSettled(tries)).map((result) =>
      result.status === 'rejected' ? (result.reason as { code: string }).code : 'done',
    );
    expect(codes).toEqual([...Array(5).fill('invalid'), 'forbidden', 'unauthenticated']);
    expect(await hashOf('nia')).toBe(before);
    expect(await accountOfSession(other)).not.toBeNull();
  });

  it('is set for the first time only soon after signing in', async () => {
    const person = await aUser('oidc-person');
    const sessionId = await aSessionOf(person.userId);
    const me = { ...person, sessionId };
    later(20 * 60_000);
    await expect(changePassword(me, { password: NEXT })).rejects.toMatchObject({
      details: { reason: 'sign-in-again' },
    });
    expect(await hashOf('oidc-person')).toBeNull();
    vi.restoreAllMocks();
    await changePassword(me, { password: NEXT });
    expect(await signIn({ login: 'oidc-person', password: NEXT })).toBe(me.userId);
  });

  it('is not set for people of the directory: theirs is kept there', async () => {
    const person = await aUser('ldap-person');
    await db().prisma.identity.create({ data: { provider: 'ldap', subject: 's1', userId: person.userId } });
    const me = { ...person, sessionId: await aSessionOf(person.userId) };
    await expect(changePassword(me, { password: NEXT })).rejects.toMatchObject({
      details: { reason: 'password-elsewhere' },
    });
    expect(await hashOf('ldap-person')).toBeNull();
  });

  it('is reset with a link once: of two at the same moment one is refused; every session ends', async () => {
    const me = await aPersonWithPassword('rob');
    const { link } = await createReset('rob');
    expect(await findPasswordReset(link)).toEqual({ username: 'rob' });
    await expect(resetPassword(link, 'short', undefined)).rejects.toMatchObject({ code: 'invalid' });
    const both = await Promise.allSettled([
      resetPassword(link, NEXT, undefined),
      resetPassword(link, `${NEXT} too`, undefined),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await accountOfSession(me.sessionId)).toBeNull();
    expect(await findPasswordReset(link)).toBeNull();
    expect(await actionsOn(me.userId)).toContain('account.reset_password');
  });

  it('is not reset with a link that is too old, replaced, made up, or of somebody disabled', async () => {
    const me = await aPersonWithPassword('sam');
    const before = await hashOf('sam');
    const { link: replaced } = await createReset('sam');
    const { link } = await createReset('sam');
    for (const secret of [replaced, 'made-up', '', link.slice(0, -1)])
      await expect(resetPassword(secret, NEXT, undefined), secret).rejects.toMatchObject({ code: 'not_found' });
    await setUserDisabled({ kind: 'system', name: 'test' }, 'sam', true);
    await expect(resetPassword(link, NEXT, undefined)).rejects.toMatchObject({ code: 'not_found' });
    await setUserDisabled({ kind: 'system', name: 'test' }, 'sam', false);
    const { link: old } = await createReset('sam');
    later(25 * 3_600_000);
    await expect(resetPassword(old, NEXT, undefined)).rejects.toMatchObject({ code: 'not_found' });
    expect(await hashOf('sam')).toBe(before);
    expect(await actionsOn(me.userId)).not.toContain('account.reset_password');
  });

  it('keeps the second factor when reset, unless the administrator’s link says otherwise', async () => {
    const me = await aPersonWithPassword('una');
    const on = { totpSecret: 'sealed', totpConfirmedAt: new Date() };
    await db().prisma.user.update({ where: { id: me.userId }, data: on });
    await resetPassword((await createReset('una')).link, NEXT, undefined);
    const find = () => db().prisma.user.findUniqueOrThrow({ where: { id: me.userId } });
    expect((await find()).totpConfirmedAt).not.toBeNull();
    await resetPassword((await createReset('una', { withoutSecondFactor: true })).link, `${NEXT} 2`, undefined);
    expect(await find()).toMatchObject({ totpSecret: null, totpConfirmedAt: null });
  });

  describe('that was forgotten', () => {
    let mails: MailServer;
    beforeEach(async () => {
      mails = await startMailServer(null, null);
      vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${mails.port}`);
      vi.stubEnv('MAIL_FROM', 'plimsoll@example.org');
    });
    afterEach(async () => {
      vi.stubEnv('SMTP_URL', undefined);
      await mails.stop();
    });
    const links = () => db().prisma.oneTimeLink.count({ where: { kind: 'password_reset', usedAt: null } });

    it('is replaced with a link mailed to the account’s address, whose opening confirms it', async () => {
      const me = await aPersonWithPassword('wim');
      await requestPasswordReset('WIM@example.test', from);
      await expect.poll(() => mails.received.length).toBe(1);
      expect(mails.received[0]?.to).toEqual(['wim@example.test']);
      const secret = /\/reset\/(\S+)/.exec(mails.received[0]?.text ?? '')?.[1] ?? '';
      await resetPassword(secret, NEXT, '192.0.2.1');
      expect(await signIn({ login: 'wim', password: NEXT })).toBe(me.userId);
      const user = await db().prisma.user.findUniqueOrThrow({ where: { id: me.userId } });
      expect(user.emailConfirmedAt).not.toBeNull();
      // The notice that it was changed.
      await expect.poll(() => mails.received.length).toBe(2);
    });

    it('makes no link for nobody, for who is disabled, or who signs in through a provider', async () => {
      await aUser('from-elsewhere');
      await aPersonWithPassword('off');
      await setUserDisabled({ kind: 'system', name: 'test' }, 'off', true);
      const before = await links();
      for (const login of ['nobody', 'from-elsewhere', 'off', '', '%']) await requestPasswordReset(login, from);
      expect(await links()).toBe(before);
      expect(mails.received).toEqual([]);
    });
  });
});
