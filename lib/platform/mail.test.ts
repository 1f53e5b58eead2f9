import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { environment } from '@/lib/platform/env';
import { mailSettings, sendMail } from '@/lib/platform/mail';
import { makeTestCertificates, type TestCertificates } from '@/lib/testing/certificates';
import { type MailServer, startMailServer } from '@/lib/testing/mail-server';

const ACCOUNT = { user: 'site@example.org', password: 'p@ss:w/ord' };
const FROM = { MAIL_FROM: 'Plimsoll <noreply@example.org>' };
const MAIL = { to: 'alice@example.org', subject: 'Hello', text: 'First line\nSecond line' };
const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-mail-'));
let certificates: TestCertificates;
let server: MailServer;

beforeAll(() => {
  certificates = makeTestCertificates(folder);
});
afterEach(() => server?.stop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tls = (secure: boolean) => ({
  key: readFileSync(certificates.key),
  cert: readFileSync(certificates.certificate),
  secure,
});
const login = `${encodeURIComponent(ACCOUNT.user)}:${encodeURIComponent(ACCOUNT.password)}@`;
const settings = (url: string, more: Record<string, string> = {}) =>
  mailSettings(environment({ SMTP_URL: url, SMTP_TIMEOUT: '2', ...FROM, ...more }));
const send = (url: string, more: Record<string, string> = {}, mail = MAIL) => sendMail(mail, settings(url, more));
const failure = (reason: string) => ({ name: 'AppError', code: 'unavailable', details: { reason } });
const trusted = () => ({ SMTP_CA_FILE: certificates.authority });

describe('sending mail', () => {
  it('delivers plain text with its sender, in any language', async () => {
    server = await startMailServer(null, null);
    const subject = '确认你的邮箱 — Plimsoll';
    const text = '你好，李雷：\n\n请打开 https://catalogue.example.org/confirm?token=abc 。\n.\n结束';
    await send(`smtp://127.0.0.1:${server.port}`, {}, { to: '李雷@例子.中国', subject, text });
    await send(`smtp://127.0.0.1:${server.port}`);
    expect(server.received).toMatchObject([
      { from: 'noreply@example.org', to: ['李雷@例子.中国'], subject, text },
      { from: 'noreply@example.org', to: ['alice@example.org'], subject: 'Hello', text: 'First line\nSecond line' },
    ]);
    const source = server.received[1]?.source ?? '';
    expect(source).toContain('From: Plimsoll <noreply@example.org>\r\n');
    expect(source).toContain('Auto-Submitted: auto-generated\r\n');
    expect(source).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
  });

  it.each([true, false])('signs in over an encrypted connection (smtps: %s)', async (secure) => {
    server = await startMailServer(ACCOUNT, tls(secure));
    await send(`${secure ? 'smtps' : 'smtp'}://${login}localhost:${server.port}`, trusted());
    expect(server.received).toMatchObject([{ to: ['alice@example.org'], encrypted: true }]);
  });

  it.each([true, false])('sends nothing to a server it cannot verify (smtps: %s)', async (secure) => {
    server = await startMailServer(ACCOUNT, tls(secure));
    const url = `${secure ? 'smtps' : 'smtp'}://${login}localhost:${server.port}`;
    await expect(send(url)).rejects.toMatchObject(failure('mail-unreachable'));
    await expect(send(url, { SMTP_CA_FILE: certificates.otherAuthority })).rejects.toMatchObject(
      failure('mail-unreachable'),
    );
    expect(server.received).toEqual([]);
  });

  it('says which part failed: the account, the recipient, the server', async () => {
    server = await startMailServer(ACCOUNT, tls(true));
    const url = `smtps://${login}localhost:${server.port}`;
    await expect(send(url.replace('site%40', 'other%40'), trusted())).rejects.toMatchObject(failure('mail-account'));
    await expect(send(url.replace(login, ''), trusted())).rejects.toMatchObject(failure('mail-refused'));
    await expect(send(url, trusted(), { ...MAIL, to: 'nobody@example.org' })).rejects.toMatchObject(
      failure('mail-refused'),
    );
    await server.stop();
    await expect(send(url, trusted())).rejects.toMatchObject(failure('mail-unreachable'));
    await expect(sendMail(MAIL, undefined)).rejects.toMatchObject(failure('mail-off'));
  });

  it('does not wait for a server that says nothing', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const began = performance.now();
    await expect(
      send(`smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, { SMTP_TIMEOUT: '1' }),
    ).rejects.toMatchObject(failure('mail-unreachable'));
    expect(performance.now() - began).toBeLessThan(3000);
    silent.close();
  });

  it.each([
    [{ to: 'alice@example.org, mallory@example.org' }],
    [{ to: 'alice@example.org\r\nBcc: mallory@example.org' }],
    [{ to: 'Alice <alice@example.org>' }],
    [{ to: '<alice@example.org> SIZE=1' }],
    [{ to: '' }],
    [{ subject: 'Hello\r\nBcc: mallory@example.org' }],
    [{ subject: 'Hello\nworld' }],
    [{ subject: 'Hello\u2028world' }],
  ])('refuses %j before it asks the server', async (part) => {
    await expect(send('smtp://127.0.0.1:1', {}, { ...MAIL, ...part })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('the settings of the mail server', () => {
  it('demand encryption where a password goes over a network', () => {
    expect(settings(`smtp://${login}mail.example.org`)?.server).toMatchObject({ requireTLS: true, port: 587 });
    expect(settings('smtp://mail.example.org')?.server).toMatchObject({ requireTLS: false, port: 25 });
    expect(settings('smtps://mail.example.org')?.server).toMatchObject({ secure: true, port: 465 });
    expect(settings(`smtp://${login}mail.example.org`)?.server.auth).toEqual({
      user: ACCOUNT.user,
      pass: ACCOUNT.password,
    });
  });

  it('name what is wrong without showing the password', () => {
    expect(() => settings('http://me:secret@mail')).toThrow(/SMTP_URL is not right: write smtp:/);
    expect(() => settings('smtp://me@mail')).toThrow(/SMTP_URL needs both/);
    expect(() => settings('smtp://mail', { MAIL_FROM: '' })).toThrow(/MAIL_FROM is missing/);
    expect(() => settings('smtp://mail', { MAIL_FROM: 'a@b, c@d' })).toThrow(/MAIL_FROM.*write an address/);
    expect(() => settings('smtp://mail', { SMTP_CA_FILE: '/nowhere' })).toThrow(/SMTP_CA_FILE.*cannot be read/);
    expect(mailSettings(environment(FROM))).toBeUndefined();
    expect(settings('smtp://mail', { MAIL_FROM: 'noreply@example.org' })?.from).toEqual({
      name: '',
      address: 'noreply@example.org',
    });
  });
});
