import { expect, test } from '@/e2e/fixtures';
import { OPERATIONS } from '@/lib/api/operations';

const schemaOf = (operationId: string) => {
  const operation = OPERATIONS.find((candidate) => candidate.operationId === operationId);
  if (!operation) throw new Error(`there is no operation ${operationId}`);
  if (!operation.response || 'mediaType' in operation.response) throw new Error(`${operationId} answers no JSON`);
  return operation.response;
};

test.describe('the JSON API', () => {
  for (const [operationId, path] of [
    ['searchCatalogue', '/api/v1/search?q=nginx&trust=official&trust=community&arch=arm64v8&sort=pulls&pageSize=5'],
    ['suggestRepositories', '/api/v1/search/suggestions?q=ng'],
    ['getRepository', '/api/v1/repositories/library/redis'],
    ['getSupportedTags', '/api/v1/repositories/library/redis/supported-tags'],
    ['listTags', '/api/v1/repositories/library/redis/tags?filter=alpine&sort=version'],
    ['getPulls', '/api/v1/repositories/library/redis/pulls?by=week&by=tag'],
    ['dockerSearch', '/v1/search?q=nginx&n=3'],
  ] as const)
    test(`answers ${operationId} exactly as openapi.json describes it`, async ({ request }) => {
      const response = await request.get(path);
      expect(response.status()).toBe(200);
      const body: unknown = await response.json();
      expect(schemaOf(operationId).parse(body)).toEqual(body);
    });

  test('lists in openapi.json every operation', async ({ request }) => {
    const document = (await (await request.get('/api/v1/openapi.json')).json()) as { openapi: string; paths: object };
    expect(document.openapi).toMatch(/^3\.1/);
    const listed = Object.entries(document.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      ([, item]) => Object.values(item).map(({ operationId }) => operationId),
    );
    expect(listed.sort()).toEqual(OPERATIONS.map(({ operationId }) => operationId).sort());
  });

  test('says which parameter is wrong and what is allowed', async ({ request }) => {
    const response = await request.get('/api/v1/search?trust=gold&colour=red');
    expect(response.status()).toBe(400);
    expect(response.headers()['content-type']).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      type: '/problems/invalid',
      status: 400,
      invalidParameters: [
        { name: 'colour', allowed: expect.arrayContaining(['q', 'trust']) },
        { name: 'trust', allowed: expect.arrayContaining(['official', 'community']) },
      ],
    });
  });

  for (const path of [
    '/api/v1/repositories/library/no-such',
    '/api/v1/repositories/library/NOT%20A%20NAME',
    '/api/v1/repositories/library/no-such/supported-tags',
    '/api/v1/repositories/library/no-such/tags',
    '/api/v1/no/such/address',
    '/assets/nothing',
  ])
    test(`${path} is a 404 as problem+json`, async ({ request }) => {
      const response = await request.get(path);
      expect(response.status()).toBe(404);
      expect(response.headers()['content-type']).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ type: '/problems/not-found', status: 404 });
    });

  test('puts the official image first, then the trusted ones', async ({ request }) => {
    const { results } = (await (await request.get('/api/v1/search?q=nginx')).json()) as {
      results: { namespace: string; name: string; trust: string }[];
    };
    expect(results[0]).toMatchObject({ namespace: 'library', name: 'nginx', trust: 'official' });
    expect(results.length).toBeGreaterThan(3);
  });

  test('is asked by docker search, after a look at /v1/_ping', async ({ request }) => {
    expect((await request.get('/v1/_ping')).ok()).toBe(true);
    const { results } = (await (await request.get('/v1/search?q=redis&n=25')).json()) as {
      results: { name: string; is_official: boolean }[];
    };
    expect(results[0]).toMatchObject({ name: 'redis', is_official: true });
  });

  test('tells whether the process lives and whether it can serve', async ({ request }) => {
    expect(await (await request.get('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await request.get('/readyz')).json()).toEqual({ ready: true, database: 'ok', migrations: 'ok' });
  });
});
