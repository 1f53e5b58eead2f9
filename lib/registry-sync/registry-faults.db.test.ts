import type { ServerResponse } from 'node:http';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { receiveNotification } from '@/lib/registry-sync/receive-notification';
import { reconcileRegistry } from '@/lib/registry-sync/reconcile-registry';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { useTestDatabase } from '@/lib/testing/database';
import { aFakeImage, FakeRegistry } from '@/lib/testing/fake-registry';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const realNow = clock.now;
const later = (minutes: number) => {
  clock.now = () => new Date(Date.now() + minutes * 60_000);
};

describe('a push while the registry is in trouble', () => {
  useTestDatabase();
  useSiteEnvironment();
  let fake: FakeRegistry;
  let registryId: string;
  let digest: string;
  let round = 0;

  beforeAll(async () => {
    fake = await new FakeRegistry().start();
    registryId = (await aRegistry('faulty', { address: fake.origin })).id;
  });
  beforeEach(async () => {
    round += 1;
    await db().pool.query('TRUNCATE registry_events, manifests, repositories CASCADE');
    fake.repositories.clear();
    await aRepository('acme/thing');
    digest = aFakeImage(fake, 'acme/thing', '1', { platforms: ['linux/amd64', 'linux/arm64'], text: `round ${round}` });
    const target = {
      mediaType: 'application/vnd.oci.image.index.v1+json',
      digest,
      size: 5,
      repository: 'acme/thing',
      tag: '1',
    };
    const event = {
      id: `push-${round}`,
      timestamp: '2026-11-21T10:00:00Z',
      action: 'push',
      target,
      actor: { name: 'alice' },
    };
    await receiveNotification(registryId, JSON.stringify({ events: [event] }));
  });
  afterEach(() => {
    fake.instead = null;
    clock.now = realNow;
  });

  const work = () => processRegistryEvents(db());
  const event = () => db().prisma.registryEvent.findUniqueOrThrow({ where: { id: `push-${round}` } });
  const registry = () => db().prisma.registry.findUniqueOrThrow({ where: { id: registryId } });
  const stored = async () => [
    await db().prisma.manifest.count(),
    await db().prisma.tag.count(),
    await db().prisma.tagHistory.count(),
  ];

  const always =
    (status: number, body = '', headers: Record<string, string> = {}) =>
    (_: unknown, response: ServerResponse) => {
      response.writeHead(status, headers).end(body);
      return true;
    };

  it.each([
    ['is down', (_: unknown, response: ServerResponse) => response.destroy() !== undefined, 'unreachable'],
    ['fails', always(500), 'unreachable'],
    ['refuses us', always(401), 'refused'],
    ['wants us to come back', always(429, '', { 'retry-after': '3600' }), 'unreachable'],
    ['is another server', always(404, '<h1>Not Found</h1>'), 'faulty'],
    ['answers with a page', always(200, '<html>', { 'content-type': 'text/html' }), 'faulty'],
  ])('that %s waits, stores nothing, says so, and is worked off when all is well', async (_what, trouble, state) => {
    fake.instead = trouble;
    await work();
    expect(await stored()).toEqual([0, 0, 0]);
    expect(await event()).toMatchObject({ processedAt: null, attempts: 1 });
    expect((await event()).problem).toContain('registry');
    expect(await registry()).toMatchObject({ state });
    fake.instead = null;
    await work();
    expect((await event()).processedAt, 'it is not asked again at once').toBeNull();
    later(1);
    await work();
    expect(await event()).toMatchObject({ problem: null });
    expect(await stored()).toEqual([3, 1, 1]);
    expect(await registry()).toMatchObject({ state: 'ok' });
  });

  it('that never ends is left to the reconciliation after some tries', async () => {
    fake.instead = always(500);
    for (let minutes = 1; (await event()).processedAt === null; minutes += 20) {
      later(minutes);
      await work();
      expect(minutes).toBeLessThan(600);
    }
    expect(await stored()).toEqual([0, 0, 0]);
    fake.instead = null;
    expect(await reconcileRegistry(systemActor('test'), registryId)).toMatchObject({ changed: 1, problems: [] });
    expect(await stored()).toEqual([3, 1, 1]);
  });

  it('with bytes that are not those of the digest stores nothing and names the image', async () => {
    const kept = fake.repository('acme/thing').manifests.get(digest);
    fake
      .repository('acme/thing')
      .manifests.set(digest, { mediaType: kept?.mediaType ?? '', bytes: Buffer.from('{"manifests":[]}') });
    await work();
    expect(await stored()).toEqual([0, 0, 1]);
    expect((await event()).problem).toContain('is something else');
    expect((await event()).processedAt).not.toBeNull();
    const { problems } = await reconcileRegistry(systemActor('test'), registryId);
    expect(problems).toEqual([expect.stringContaining('acme/thing')]);
  });

  it('of which a part is missing stores nothing half', async () => {
    fake.blobs.clear();
    await work();
    expect(await stored()).toEqual([0, 0, 1]);
    expect((await event()).problem).toContain('only a part');
  });

  it('that is gone again before it is looked at leaves its history', async () => {
    fake.repositories.clear();
    await work();
    expect(await event()).toMatchObject({ problem: null });
    expect(await stored()).toEqual([0, 0, 1]);
  });

  it('does not keep the pulls of others from being counted', async () => {
    await aRepository('acme/other');
    const image = aFakeImage(fake, 'acme/other', '1');
    const target = {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: image,
      repository: 'acme/other',
      tag: '1',
    };
    const pull = {
      id: `pull-${round}`,
      timestamp: '2026-11-21T10:00:00Z',
      action: 'pull',
      target,
      request: { method: 'GET', useragent: 'podman' },
    };
    await receiveNotification(registryId, JSON.stringify({ events: [pull] }));
    fake.instead = always(500);
    await work();
    expect(await db().prisma.pullCount.findMany({ select: { tag: true, pulls: true } })).toEqual([
      { tag: '1', pulls: 1 },
    ]);
    expect((await event()).processedAt).toBeNull();
  });
});
