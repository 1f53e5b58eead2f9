import { beforeAll, describe, expect, it } from 'vitest';
import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import { hashPassword } from '@/lib/accounts/password';
import { db } from '@/lib/platform/db';
import { readTokenForm, readTokenQuery } from '@/lib/registry/token-request';
import { answerTokenRequest } from '@/lib/registry-access/answer-token-request';
import { aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { useTestDatabase } from '@/lib/testing/database';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

describe('the token service', () => {
  useTestDatabase();
  useSiteEnvironment();
  let address = 0;
  const token = newAccessToken();
  beforeAll(async () => {
    await aRegistry('main');
    await aRegistry('other');
    const alice = await aUser('alice');
    await aRepository('alice/secret', { visibility: 'private' });
    await db().prisma.user.update({
      where: { id: alice.userId },
      data: { passwordHash: await hashPassword('correct horse') },
    });
    await db().prisma.accessToken.create({
      data: {
        name: 'ci',
        digest: digestOfAccessToken(token),
        userId: alice.userId,
        scopes: ['repo:read'],
        createdBy: 'alice',
      },
    });
  });

  const basic = (username: string, password: string) =>
    `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const from = () => {
    address += 1;
    return `10.0.0.${address}`;
  };
  const ask = (authorization: string | null, query = 'service=main&scope=repository:alice/secret:pull') =>
    answerTokenRequest(readTokenQuery(new URLSearchParams(query), authorization), from());
  type Claims = { sub: string; aud: string; access: { name: string; actions: string[] }[] };
  async function claims(answer: Awaited<ReturnType<typeof ask>>): Promise<Claims> {
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return JSON.parse(Buffer.from(answer.body.token.split('.')[1] ?? '', 'base64url').toString()) as Claims;
  }
  const refused = (answer: Awaited<ReturnType<typeof ask>>) =>
    answer.ok ? 'accepted' : `${answer.error.status} ${answer.error.body.errors[0]?.message}`;

  it('takes an access token with whatever user name, and the account’s password', async () => {
    const access = [{ type: 'repository', name: 'alice/secret', actions: ['pull'] }];
    for (const name of ['alice', 'anything', ''])
      expect(await claims(await ask(basic(name, token)))).toMatchObject({ sub: 'alice', aud: 'main', access });
    expect(await claims(await ask(basic('alice', 'correct horse')))).toMatchObject({ sub: 'alice', access });
    const form = new URLSearchParams({
      grant_type: 'password',
      username: 'alice',
      password: token,
      service: 'main',
      scope: 'repository:alice/secret:pull',
    });
    expect(await claims(await answerTokenRequest(readTokenForm(form), from()))).toMatchObject({ sub: 'alice', access });
  });

  it('gives nobody a token that says nothing, and no refresh token to anybody', async () => {
    expect(await claims(await ask(null))).toMatchObject({ sub: '', access: [] });
    const answer = await ask(basic('alice', token), 'service=main&offline_token=true&client_id=docker&account=alice');
    expect(await claims(answer)).toMatchObject({ sub: 'alice', access: [] });
    expect(answer.ok && Object.keys(answer.body).sort()).toEqual(['access_token', 'expires_in', 'issued_at', 'token']);
  });

  it('is for one registry, and refuses those it does not know', async () => {
    expect(await claims(await ask(null, ''))).toMatchObject({ aud: 'main' });
    expect(await claims(await ask(null, 'service=other'))).toMatchObject({ aud: 'other' });
    expect(refused(await ask(null, 'service=docker.io'))).toMatch(/^400 .*docker\.io/);
  });

  it('refuses wrong credentials, all in the same words', async () => {
    const wrong = ['alice:wrong', 'nobody:correct horse', `alice:${newAccessToken()}`, 'alice:'].map((pair) => {
      const [name = '', password = ''] = pair.split(':');
      return ask(basic(name, password));
    });
    const answers = (await Promise.all(wrong)).map(refused);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^401 The user name or password is wrong/);
    expect(refused(await ask('Bearer nonsense'))).toMatch(/^401/);
  });

  it('limits how many passwords are tried, and lets access tokens through meanwhile', async () => {
    const tries: string[] = [];
    for (let i = 0; i < 12; i += 1) tries.push(refused(await ask(basic('bob', `guess ${i}`))));
    expect(tries.filter((answer) => answer.startsWith('401'))).toHaveLength(10);
    expect(tries.at(-1)).toMatch(/^429 Too many tries/);
    expect(await claims(await ask(basic('bob', token)))).toMatchObject({ sub: 'alice' });
  });

  it('does not count what was right, however often it is asked', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask(basic('alice', 'correct horse'))));
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });

  it('takes a password no more from the moment on that it changed, or the account has a second factor or is disabled', async () => {
    const set = (data: object) => db().prisma.user.update({ where: { username: 'alice' }, data });
    const signIn = async () => refused(await ask(basic('alice', 'correct horse')));
    expect(await signIn()).toBe('accepted');
    await set({ totpSecret: 'sealed', totpConfirmedAt: new Date() });
    expect(await signIn()).toMatch(/^401 The account has a second factor/);
    await set({ totpSecret: null, totpConfirmedAt: null });
    expect(await signIn()).toBe('accepted');
    await set({ passwordHash: await hashPassword('another one') });
    expect(await signIn()).toMatch(/^401 The user name/);
    await set({ disabledAt: new Date() });
    expect(refused(await ask(basic('alice', 'another one')))).toMatch(/^401/);
    expect(refused(await ask(basic('alice', token)))).toMatch(/^401/);
  });
});
