import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changePassword } from '@/lib/accounts/change-password';
import { confirmEmail } from '@/lib/accounts/confirm-email';
import { getAccount } from '@/lib/accounts/get-account';
import { createReset } from '@/lib/accounts/passwords.fixture';
import { requestEmailChange } from '@/lib/accounts/request-email-change';
import { findPasswordReset, resetPassword } from '@/lib/accounts/reset-password';
import { profileInput } from '@/lib/accounts/schema';
import { updateProfile } from '@/lib/accounts/update-profile';
import { db } from '@/lib/platform/db';
import { actionsOn, aPersonWithPassword, PASSWORD, useInstallation } from '@/lib/testing/builders/accounts';
import { aTokenOf } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { type MailServer, startMailServer } from '@/lib/testing/mail-server';

const emailOf = async (username: string) => (await db().prisma.user.findUniqueOrThrow({ where: { username } })).email;
const secretIn = (mail: { text: string } | undefined) => /\/confirm-email\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';

describe('an e-mail address', () => {
  useTestDatabase();
  useInstallation();

  it('is not changed without a mail server, but by an administrator', async () => {
    const me = await aPersonWithPassword('mia');
    const change = { email: 'new@example.test', password: PASSWORD };
    await expect(requestEmailChange(me, change, 'en')).rejects.toMatchObject({ details: { reason: 'no-mail' } });
    expect(await emailOf('mia')).toBe('mia@example.test');
    const admin = await aPersonWithPassword('head', 'admin');
    await expect(
      requestEmailChange(admin, { email: 'mia@example.test', password: PASSWORD }, 'en'),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect(await requestEmailChange(admin, change, 'en')).toEqual({ state: 'changed' });
    expect(await emailOf('head')).toBe('new@example.test');
  });

  describe('with a mail server', () => {
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
    const mailTo = (address: string) => mails.received.find(({ to }) => to.includes(address));

    it('is changed once the new one was confirmed; the old one is told, and links that went there end', async () => {
      const me = await aPersonWithPassword('nia');
      const { link: reset } = await createReset('nia');
      const change = { email: 'Nia@Elsewhere.test', password: PASSWORD };
      expect(await requestEmailChange(me, change, 'en')).toEqual({ state: 'mail-sent' });
      await expect.poll(() => mails.received.length).toBe(2);
      expect(mailTo('nia@example.test')?.text).toContain('nia@elsewhere.test');
      expect(await emailOf('nia')).toBe('nia@example.test');
      expect(await getAccount(me)).toMatchObject({ pendingEmail: 'nia@elsewhere.test', emailConfirmed: false });
      await confirmEmail(secretIn(mailTo('nia@elsewhere.test')), undefined);
      expect(await getAccount(me)).toMatchObject({ email: 'nia@elsewhere.test', emailConfirmed: true });
      expect(await findPasswordReset(reset)).toBeNull();
      expect(await actionsOn(me.userId)).toContain('account.confirm_email');
    });

    it('stays for a wrong password, an invalid address, a token; only the last link asked for works', async () => {
      const me = await aPersonWithPassword('olga');
      const tries = [
        requestEmailChange(me, { email: 'o@example.test', password: 'wrong' }, 'en'),
        requestEmailChange(me, { email: 'o@example.test' }, 'en'),
        requestEmailChange(me, { email: 'o@a\r\nBcc: x@y.test', password: PASSWORD }, 'en'),
        requestEmailChange(aTokenOf(me, ['org:admin']), { email: 'o@example.test', password: PASSWORD }, 'en'),
      ];
      expect((await Promise.allSettled(tries)).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
      expect(mails.received).toEqual([]);
      for (const email of ['first@example.test', 'second@example.test'])
        await requestEmailChange(me, { email, password: PASSWORD }, 'en');
      await expect.poll(() => mails.received.length).toBe(4);
      await expect(confirmEmail(secretIn(mailTo('first@example.test')), undefined)).rejects.toMatchObject({
        code: 'not_found',
      });
      await confirmEmail(secretIn(mailTo('second@example.test')), undefined);
      expect(await emailOf('olga')).toBe('second@example.test');
    });

    it('is not taken over by a link asked for with a password that was replaced since', async () => {
      const me = await aPersonWithPassword('tina');
      const replacements = [
        () => changePassword(me, { current: PASSWORD, password: `${PASSWORD} 2` }),
        async () => resetPassword((await createReset('tina')).link, PASSWORD, undefined),
      ];
      for (const [i, replace] of replacements.entries()) {
        const email = `thief-${i}@example.test`;
        await requestEmailChange(me, { email, password: i === 0 ? PASSWORD : `${PASSWORD} 2` }, 'en');
        await expect.poll(() => mailTo(email)).toBeDefined();
        await replace();
        await expect(confirmEmail(secretIn(mailTo(email)), undefined)).rejects.toMatchObject({ code: 'not_found' });
      }
      expect(await emailOf('tina')).toBe('tina@example.test');
    });

    it('of somebody else is answered alike, and gets no mail', async () => {
      const me = await aPersonWithPassword('pia');
      await aPersonWithPassword('rosa');
      const answer = await requestEmailChange(me, { email: 'rosa@example.test', password: PASSWORD }, 'en');
      expect(answer).toEqual({ state: 'mail-sent' });
      await expect.poll(() => mails.received.length).toBe(1);
      expect(mails.received[0]?.to).toEqual(['pia@example.test']);
      expect(await emailOf('pia')).toBe('pia@example.test');
    });

    it('that somebody else took meanwhile is refused at its confirmation', async () => {
      const me = await aPersonWithPassword('sue');
      await requestEmailChange(me, { email: 'late@example.test', password: PASSWORD }, 'en');
      await expect.poll(() => mails.received.length).toBe(2);
      await aPersonWithPassword('late');
      await expect(confirmEmail(secretIn(mailTo('late@example.test')), undefined)).rejects.toMatchObject({
        code: 'invalid',
      });
      expect(await emailOf('sue')).toBe('sue@example.test');
    });
  });
});

describe('a profile', () => {
  useTestDatabase();
  useInstallation();

  it('changes what is given, also as the name of one’s namespace, and nothing else', async () => {
    const me = await aPersonWithPassword('una');
    await updateProfile(me, { displayName: ' Una Å. ', theme: 'dark' });
    expect(await getAccount(me)).toMatchObject({ displayName: 'Una Å.', theme: 'dark', language: null });
    const namespace = () => db().prisma.publisher.findUniqueOrThrow({ where: { namespace: 'una' } });
    expect((await namespace()).displayName).toBe('Una Å.');
    await db().prisma.publisher.update({ where: { namespace: 'una' }, data: { displayName: 'Una’s images' } });
    await updateProfile(me, { displayName: 'Una', language: 'zh-CN' });
    expect((await namespace()).displayName).toBe('Una’s images');
    await updateProfile(me, { displayName: 'Una' });
    expect((await actionsOn(me.userId)).filter((action) => action === 'account.update_profile')).toHaveLength(2);
  });

  it('refuses fields nobody declared, and names that could deceive', async () => {
    const me = await aPersonWithPassword('vic');
    for (const extra of [{ role: 'admin' }, { email: 'x@example.test' }, { username: 'root' }, { theme: 'pink' }])
      expect(profileInput.safeParse({ displayName: 'V', ...extra }).success).toBe(false);
    for (const displayName of ['', '   ', 'a\nb', 'x'.repeat(61), '\u202egnp.exe'])
      await expect(updateProfile(me, { displayName })).rejects.toMatchObject({ code: 'invalid' });
    expect((await getAccount(me)).displayName).toBe('vic');
  });
});
