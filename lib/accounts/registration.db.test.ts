import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ANONYMOUS, systemActor } from '@/lib/access/actor';
import { confirmEmail } from '@/lib/accounts/confirm-email';
import { inviteToRegister } from '@/lib/accounts/invite-to-register';
import { registerAccount } from '@/lib/accounts/register-account';
import { registrationInput } from '@/lib/accounts/schema';
import { signIn } from '@/lib/accounts/sign-in';
import { updateSiteSettings } from '@/lib/accounts/update-site-settings';
import { db } from '@/lib/platform/db';
import { actionsOn, aPersonWithPassword, later, PASSWORD, useInstallation } from '@/lib/testing/builders/accounts';
import { aGrant, aPublisher, aRepository } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { type MailServer, startMailServer } from '@/lib/testing/mail-server';

const from = { address: '192.0.2.9', language: 'en' } as const;
const system = systemActor('test');
const form = (username: string, more: Partial<{ email: string; password: string; invitation: string }> = {}) => ({
  username,
  email: `${username}@example.test`,
  password: PASSWORD,
  ...more,
});
const refusalOf = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);
const people = () => db().prisma.user.count();
const openTo = (registration: 'open' | 'invite' | 'closed') => updateSiteSettings(system, { registration });
const linkIn = (text: string | undefined) => /https:\/\/\S+/.exec(text ?? '')?.[0] ?? '';
const secretOf = (link: string) => link.split(/[=/]/).at(-1) ?? '';

describe('registering', () => {
  useTestDatabase();
  useInstallation();
  beforeEach(async () => {
    await openTo('open');
    await db().prisma.rateLimit.deleteMany();
  });

  it('makes a user, who owns the namespace of the same name and has no other role', async () => {
    expect(await registerAccount(form('ada-l'), from)).toEqual({ username: 'ada-l', confirmationSentTo: null });
    const user = await db().prisma.user.findUniqueOrThrow({
      where: { username: 'ada-l' },
      include: { memberships: { include: { publisher: true } } },
    });
    expect(user).toMatchObject({ role: 'user', email: 'ada-l@example.test', emailConfirmedAt: null });
    expect(user.passwordHash).toMatch(/^\$argon2id\$/);
    expect(user.memberships).toMatchObject([{ role: 'owner', publisher: { namespace: 'ada-l', kind: 'person' } }]);
    expect(await actionsOn(user.id)).toEqual(['account.create', 'account.register']);
    expect(await signIn({ login: 'ada-l', password: PASSWORD })).toBe(user.id);
  });

  it('refuses fields that nobody declared: mass assignment', () => {
    for (const extra of [{ role: 'admin' }, { emailConfirmedAt: '2020-01-01' }, { id: '1' }, { passwordHash: 'x' }])
      expect(registrationInput.safeParse({ ...form('eve'), ...extra }).success).toBe(false);
  });

  it('refuses names of the site, of others, and ones that look like trusted ones, with the reason', async () => {
    await aRepository('library/nginx');
    const { id } = await aPublisher('grafana');
    await aGrant('verified_publisher', { publisherId: id });
    await aPersonWithPassword('bob');
    await db().prisma.reservedNamespace.create({
      data: { namespace: 'gone', reason: 'test', until: new Date(Date.now() + 86_400_000) },
    });
    const before = await people();
    for (const [name, kind] of [
      ['settings', 'reserved'],
      ['bob', 'taken'],
      ['gone', 'taken'],
      ['grafana', 'taken'],
      ['nginx', 'taken'],
      ['ng-inx', 'look-alike'],
      ['nglnx', 'look-alike'],
      ['grafana-official', 'look-alike'],
      ['gr4fana', 'look-alike'],
      ['grаfana', 'foreign-letter'],
      ['Grafana', 'upper-case'],
      ['a', 'too-short'],
      ['-a-', 'separators'],
    ])
      expect(await refusalOf(registerAccount(form(name ?? ''), from)), name).toMatchObject({
        code: 'invalid',
        details: { refusals: { username: { kind: 'name', reason: { kind } } } },
      });
    expect(await people()).toBe(before);
  });

  it('says everything that is wrong at once', async () => {
    const refusal = await refusalOf(registerAccount(form('x', { email: 'no', password: 'short' }), from));
    expect(refusal).toMatchObject({
      details: {
        refusals: {
          username: { kind: 'name' },
          email: { kind: 'email' },
          password: { kind: 'password-short' },
        },
      },
    });
  });

  it('gives a name to one of two who ask at the same moment', async () => {
    const both = await Promise.allSettled([
      registerAccount(form('twin', { email: 'one@example.test' }), from),
      registerAccount(form('twin', { email: 'two@example.test' }), from),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'invalid' } });
    expect(await db().prisma.publisher.count({ where: { namespace: 'twin' } })).toBe(1);
  });

  it('is refused where the site is closed, and needs an unused invitation where it says so', async () => {
    await openTo('closed');
    const before = await people();
    expect(await refusalOf(registerAccount(form('cleo'), from))).toMatchObject({ code: 'forbidden' });
    await openTo('invite');
    expect(await refusalOf(registerAccount(form('cleo'), from))).toMatchObject({
      code: 'forbidden',
      details: { reason: 'invitation-needed' },
    });
    expect(await refusalOf(registerAccount(form('cleo', { invitation: 'made-up' }), from))).toMatchObject({
      code: 'not_found',
    });
    expect(await people()).toBe(before);
    const admin = await aPersonWithPassword('head', 'admin');
    const { link } = await inviteToRegister(admin, { email: 'cleo@example.test' });
    const invitation = secretOf(link ?? '');
    const both = await Promise.allSettled([
      registerAccount(form('cleo', { invitation }), from),
      registerAccount(form('clea', { invitation }), from),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { link: old } = await inviteToRegister(admin, { email: 'late@example.test' });
    later(8 * 86_400_000);
    expect(await refusalOf(registerAccount(form('late', { invitation: secretOf(old ?? '') }), from))).toMatchObject({
      code: 'not_found',
    });
  });

  it('lets only administrators invite', async () => {
    const before = await db().prisma.oneTimeLink.count();
    const user = await aPersonWithPassword('ulf');
    await expect(inviteToRegister(user, { email: 'x@example.test' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(inviteToRegister(ANONYMOUS, { email: 'x@example.test' })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect(await db().prisma.oneTimeLink.count()).toBe(before);
  });

  it('is counted by address', async () => {
    const tries = await Promise.all(
      Array.from({ length: 21 }, () => refusalOf(registerAccount(form('x'), { ...from, address: '203.0.113.5' }))),
    );
    expect(tries.filter((error) => (error as { code: string }).code === 'too_many')).toHaveLength(1);
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

    it('takes an address over only once its link was opened', async () => {
      expect(await registerAccount(form('mona'), from)).toMatchObject({ confirmationSentTo: 'mona@example.test' });
      await expect.poll(() => mails.received.length).toBe(1);
      const find = () => db().prisma.user.findUniqueOrThrow({ where: { username: 'mona' } });
      expect(await find()).toMatchObject({ email: null });
      const secret = secretOf(linkIn(mails.received[0]?.text));
      await confirmEmail(secret, undefined);
      expect(await find()).toMatchObject({ email: 'mona@example.test', emailConfirmedAt: expect.any(Date) });
      await expect(confirmEmail(secret, undefined)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('does not tell that an address has an account already, and mails nobody about it', async () => {
      await aPersonWithPassword('vera');
      const answer = await registerAccount(form('vera-2', { email: 'vera@example.test' }), from);
      expect(answer).toEqual({ username: 'vera-2', confirmationSentTo: 'vera@example.test' });
      await registerAccount(form('last'), from);
      await expect.poll(() => mails.received.length).toBe(1);
      expect(mails.received[0]?.to).toEqual(['last@example.test']);
    });

    it('counts a mailed invitation as proof of the address', async () => {
      await openTo('invite');
      const { link } = await inviteToRegister(system, { email: 'ivy@example.test' });
      expect(link).toBeNull();
      const invitation = secretOf(linkIn(mails.received[0]?.text));
      expect(await registerAccount(form('ivy', { invitation }), from)).toMatchObject({ confirmationSentTo: null });
      expect(await db().prisma.user.findUniqueOrThrow({ where: { username: 'ivy' } })).toMatchObject({
        email: 'ivy@example.test',
        emailConfirmedAt: expect.any(Date),
      });
    });
  });
});
