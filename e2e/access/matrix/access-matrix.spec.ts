import { aCast, type Cast, credentialsOf, type Trier } from '@/e2e/access/matrix/actors';
import { expectedOf, scopeOf, triersOf, visibilitiesOf } from '@/e2e/access/matrix/expected';
import type { Case, Sample } from '@/e2e/access/matrix/sample';
import { CASES } from '@/e2e/access/matrix/samples';
import { aPerson, aWorld, endWorld, openTestCatalogue, stateOf, type World } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { OPERATIONS } from '@/lib/api/operations';
import type { Operation } from '@/lib/api/operations/operation';
import { closeDatabase } from '@/lib/platform/db';

function addressOf({ path }: Operation, world: World, { parameters = {}, query = '' }: Sample): string {
  const values: Readonly<Record<string, string>> = {
    namespace: world.namespace,
    name: world.repository,
    ...parameters,
  };
  return path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(values[key] ?? `no-${key}`)) + query;
}

async function send(
  operation: Operation,
  url: string,
  sample: Sample,
  headers: Record<string, string>,
): Promise<Response> {
  const { body, raw } = sample;
  const content = raw ? raw.mediaType : body === undefined ? undefined : 'application/json';
  return fetch(url, {
    method: operation.method.toUpperCase(),
    headers: { ...headers, ...sample.headers, ...(content ? { 'content-type': content } : {}) },
    ...(raw ? { body: raw.bytes } : body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'manual',
  });
}

test.describe('the access matrix', () => {
  let cast: Cast;
  test.beforeAll(async () => {
    openTestCatalogue();
    cast = await aCast();
  });
  test.afterAll(() => closeDatabase());

  test('has a row for every operation of the API', () => {
    expect(Object.keys(CASES).sort()).toEqual(OPERATIONS.map(({ operationId }) => operationId).sort());
  });

  const cell = async (
    operation: Operation,
    { requires, sample, ends = operation.status }: Case,
    trier: Trier,
    visibility: 'public' | 'private',
    base: string,
  ) => {
    const world = await aWorld(visibility, cast);
    // What concerns one's own account is tried by somebody new: it may end their sessions, or them.
    const self = await aPerson();
    const people = { ...cast, stranger: requires.on === 'self' ? self : cast.stranger };
    const request = (await sample?.(world, cast, self)) ?? {};
    const headers = await credentialsOf(trier, scopeOf(requires), people, base);
    const before = await stateOf(world);
    const response = await send(operation, base + addressOf(operation, world, request), request, headers);
    const expected = expectedOf(requires, trier, visibility);
    const text = await response.text();
    const what = `${trier}, ${operation.operationId} where it is ${visibility}: ${text.slice(0, 300)}`;
    expect.soft(response.status, what).toBe(expected === 'allowed' ? ends : expected);
    if (expected !== 'allowed') {
      expect.soft(await stateOf(world), `${what}: nothing changed`).toBe(before);
      if (expected === 404) expect.soft(text, what).not.toContain(world.repositoryId);
    }
    await endWorld(world);
  };

  for (const operation of OPERATIONS) {
    const row = CASES[operation.operationId];
    if (!row) continue; // named by the test above
    const visibilities = visibilitiesOf(row.requires);
    const triers = triersOf(row.requires);
    const cells = triers.length * visibilities.length;
    test(`${operation.operationId}: ${cells} cells as the permission table says`, async ({ baseURL }) => {
      for (const visibility of visibilities)
        for (const trier of triers) await cell(operation, row, trier, visibility, baseURL ?? '');
    });
  }
});
