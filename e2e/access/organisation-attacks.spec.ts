import { randomBytes } from 'node:crypto';
import { expect, test } from '@/e2e/fixtures';
import { signedInPerson } from '@/e2e/signed-in-person';

const aName = () => `target-${randomBytes(4).toString('hex')}`;

test.describe('attacks on organisations', () => {
  test('another site’s page cannot act with a member’s session', async ({ page, baseURL }) => {
    const { username } = await signedInPerson(page.context(), baseURL);
    const own = { origin: new URL(baseURL ?? '').origin };
    const foreign = { origin: 'https://evil.example' };
    const namespace = aName();
    const data = { namespace, displayName: 'Target' };
    expect((await page.request.post('/api/v1/organisations', { headers: foreign, data })).status()).toBe(403);
    expect((await page.request.get(`/api/v1/publishers/${namespace}`)).status()).toBe(404);
    expect((await page.request.post('/api/v1/organisations', { headers: own, data })).status()).toBe(201);
    const invitation = { username, role: 'owner' };
    const confirmation = { confirmation: namespace };
    const api = `/api/v1/publishers/${namespace}`;
    for (const attempt of [
      page.request.delete(api, { headers: foreign, data: confirmation }),
      page.request.patch(api, { headers: foreign, data: { about: 'owned' } }),
      page.request.post(`${api}/invitations`, { headers: foreign, data: invitation }),
      page.request.post(`${api}/tokens`, { headers: foreign, data: { name: 'x', scopes: ['repo:read'] } }),
      page.request.post('/api/v1/account/tokens', { headers: foreign, data: { name: 'x', scopes: ['repo:read'] } }),
    ])
      expect((await attempt).status()).toBe(403);
    expect(await (await page.request.get(api)).json()).toMatchObject({ about: '' });
    expect(await (await page.request.get('/api/v1/account/tokens')).json()).toEqual({ tokens: [] });
  });

  test('fields that are nobody’s to set are refused, not taken', async ({ page, baseURL }) => {
    await signedInPerson(page.context(), baseURL);
    const headers = { origin: new URL(baseURL ?? '').origin };
    const namespace = aName();
    const base = { namespace, displayName: 'Target' };
    for (const more of [{ kind: 'person' }, { isSample: true }, { trust: 'official' }, { members: [] }]) {
      const answer = await page.request.post('/api/v1/organisations', { headers, data: { ...base, ...more } });
      expect(answer.status()).toBe(400);
      expect(await answer.json()).toMatchObject({ invalidParameters: [{ name: Object.keys(more)[0] }] });
    }
    await page.request.post('/api/v1/organisations', { headers, data: base });
    for (const data of [{ namespace: 'other' }, { logoId: 'x' }, { createdAt: '2000-01-01' }, { __proto__x: 1 }])
      expect((await page.request.patch(`/api/v1/publishers/${namespace}`, { headers, data })).status()).toBe(400);
    const token = { name: 'x', scopes: ['repo:read'], userId: 'x' };
    expect((await page.request.post('/api/v1/account/tokens', { headers, data: token })).status()).toBe(400);
  });

  test('odd input is a clear refusal, and never a failure of the site', async ({ page, baseURL }) => {
    await signedInPerson(page.context(), baseURL);
    const headers = { origin: new URL(baseURL ?? '').origin };
    for (const namespace of [
      "x' OR '1'='1",
      '{"$gt":""}',
      'аdmin',
      'nginx\u200b',
      '../../etc',
      '%2e%2e',
      'a'.repeat(300),
    ]) {
      const data = { namespace, displayName: 'x' };
      expect((await page.request.post('/api/v1/organisations', { headers, data })).status(), namespace).toBe(400);
      const path = `/api/v1/publishers/${encodeURIComponent(namespace)}`;
      expect((await page.request.get(path)).status(), namespace).toBe(404);
    }
    const huge = { namespace: aName(), displayName: 'x'.repeat(10_000_000) };
    expect((await page.request.post('/api/v1/organisations', { headers, data: huge })).status()).toBe(413);
    for (const id of ["'; DROP TABLE users; --", '0', '00000000-0000-0000-0000-000000000000'])
      for (const path of [`account/tokens/${encodeURIComponent(id)}`])
        expect((await page.request.delete(`/api/v1/${path}`, { headers })).status(), id).toBe(404);
    const answer = await page.request.post(`/api/v1/invitations/${'a'.repeat(43)}/acceptance`, { headers });
    expect(answer.status()).toBe(404);
  });
});
