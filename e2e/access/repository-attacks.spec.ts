import type { APIRequestContext } from '@playwright/test';
import sharp from 'sharp';
import { aPerson, openTestCatalogue, tokenOf } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { aRepositoryOf } from '@/e2e/signed-in';
import { closeDatabase, db } from '@/lib/platform/db';

const rowOf = (id: string) => db().prisma.repository.findUniqueOrThrow({ where: { id } });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Somebody with a repository, and a token with which it may be described. */
async function aDescriber(name: string) {
  const owner = await aPerson();
  const repository = await aRepositoryOf(owner, name, { description: 'before' });
  const headers = bearer(await tokenOf(owner, ['repo:describe', 'repo:admin']));
  return { ...repository, path: `/api/v1/repositories/${repository.namespace}/${name}`, headers };
}

async function expectSame(answer: Awaited<ReturnType<APIRequestContext['get']>>, other: typeof answer, words: RegExp) {
  expect(answer.status()).toBe(other.status());
  expect(answer.headers().location).toBeUndefined();
  expect((await answer.text()).replace(words, 'NAME')).toBe((await other.text()).replace(words, 'NAME'));
}

test.describe('attacks on repositories', () => {
  test.beforeAll(() => openTestCatalogue());
  test.afterAll(() => closeDatabase());

  test('the old name of a private repository tells a stranger as much as one that never was', async ({ request }) => {
    const owner = await aPerson();
    const { id, namespace } = await aRepositoryOf(owner, 'old-secret', { visibility: 'private' });
    await db().prisma.repository.update({ where: { id }, data: { name: 'new-secret' } });
    await db().prisma.formerName.create({ data: { namespace, name: 'old-secret', repositoryId: id } });
    const headers = bearer(await tokenOf(await aPerson(), ['repo:read', 'repo:admin']));
    const names = /old-secret|never-was/g;
    for (const tail of ['', '/tags', '/collaborators', '/supported-tags'])
      for (const who of [{}, headers]) {
        const api = (name: string) =>
          request.get(`/api/v1/repositories/${namespace}/${name}${tail}`, { headers: who, maxRedirects: 0 });
        await expectSame(await api('old-secret'), await api('never-was'), names);
      }
    for (const tail of ['', '/tags', '/tags/latest']) {
      const answer = await request.get(`/r/${namespace}/old-secret${tail}`, { maxRedirects: 0 });
      expect(answer.status()).toBe(404);
      expect(answer.headers().location).toBeUndefined();
      expect(await answer.text()).not.toContain('new-secret');
      const rsc = await request.get(`/r/${namespace}/old-secret${tail}`, { headers: { rsc: '1' }, maxRedirects: 0 });
      expect((await rsc.text()) + JSON.stringify(rsc.headers())).not.toContain('new-secret');
    }
    const own = bearer(await tokenOf(owner, ['repo:read']));
    const led = await request.get(`/api/v1/repositories/${namespace}/old-secret`, { headers: own, maxRedirects: 0 });
    expect([led.status(), led.headers().location]).toEqual([308, `/api/v1/repositories/${namespace}/new-secret`]);
  });

  test('a sent path header does not change where an old name leads', async ({ request }) => {
    const owner = await aPerson();
    const { id, namespace } = await aRepositoryOf(owner, 'from-here');
    await db().prisma.repository.update({ where: { id }, data: { name: 'to-there' } });
    await db().prisma.formerName.create({ data: { namespace, name: 'from-here', repositoryId: id } });
    const answer = await request.get(`/r/${namespace}/from-here/tags`, {
      headers: { 'x-plimsoll-path': '//evil.example/a/b/c/d' },
      maxRedirects: 0,
    });
    expect([answer.status(), answer.headers().location]).toEqual([308, `/r/${namespace}/to-there/tags`]);
  });

  test('no field that is not offered can be set', async ({ request }) => {
    const { id, path, namespace, headers } = await aDescriber('mass');
    const before = await rowOf(id);
    const fields = [
      'id',
      'publisherId',
      'namespace',
      'name',
      'pullCount',
      'starCount',
      'isSample',
      'logoId',
      'deletedAt',
    ];
    for (const field of [...fields, 'updatedAt', 'archivedAt', 'retiredAt', 'grants', 'constructor', '__proto__']) {
      const data = `{"description": "after", "${field}": "1"}`;
      const answer = await request.patch(path, { headers: { ...headers, 'content-type': 'application/json' }, data });
      expect(answer.status(), field).toBe(400);
    }
    const made = await request.post('/api/v1/repositories', {
      headers,
      data: { namespace, name: 'other', pullCount: 9 },
    });
    expect(made.status()).toBe(400);
    expect(await rowOf(id)).toEqual(before);
    expect(await db().prisma.repository.count({ where: { namespace } })).toBe(1);
  });

  test('a description of 10 MB, or of one character with a million marks, is refused', async ({ request }) => {
    const { id, path, headers } = await aDescriber('long');
    const before = await rowOf(id);
    const send = async (description: string) =>
      (await request.patch(path, { headers, data: { description } })).status();
    expect(await send('x'.repeat(10_000_000))).toBe(413);
    expect(await send(`e${'\u0301'.repeat(1_000_000)}`)).toBe(400);
    expect(await send('x'.repeat(101))).toBe(400);
    expect(await rowOf(id)).toEqual(before);
  });

  test('a logo that is a polyglot, a bomb or something else brings nothing in', async ({ request }) => {
    const { id, path, headers } = await aDescriber('logo');
    const square = (side: number) =>
      sharp({ create: { width: side, height: side, channels: 3, background: '#fff' }, limitInputPixels: false }).png();
    const send = (data: Buffer, type = 'image/png') =>
      request.put(`${path}/logo`, { headers: { ...headers, 'content-type': type }, data });
    const refused = [
      [await send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'image/svg+xml'), 400],
      [await send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')), 400],
      [await send(Buffer.from('<html><script>alert(1)</script>'), 'text/html'), 400],
      [await send(await square(16_000).toBuffer()), 400],
      [await send(Buffer.alloc(6 * 1024 * 1024)), 413],
    ] as const;
    for (const [answer, status] of refused) expect(answer.status(), await answer.text()).toBe(status);
    expect((await rowOf(id)).logoId).toBeNull();
    const polyglot = Buffer.concat([await square(200).toBuffer(), Buffer.from('<script>alert("TAIL")</script>')]);
    const { logoUrl } = await (await send(polyglot)).json();
    const served = await request.get(logoUrl);
    expect(served.headers()).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect((await served.body()).toString('latin1')).not.toContain('TAIL');
  });

  test('a change from another site is refused, also to what may be seen', async ({ request, baseURL }) => {
    const { id, path } = await aDescriber('csrf');
    const before = await rowOf(id);
    for (const origin of ['https://evil.example', 'null', `${baseURL}.evil.example`])
      expect((await request.delete(path, { headers: { origin } })).status()).toBe(403);
    expect(await rowOf(id)).toEqual(before);
  });
});
