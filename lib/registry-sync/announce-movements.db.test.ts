import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { receiveNotification } from '@/lib/registry-sync/receive-notification';
import { reconcileRegistry } from '@/lib/registry-sync/reconcile-registry';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { aWebhook } from '@/lib/testing/builders/webhook';
import { useTestDatabase } from '@/lib/testing/database';
import { aFakeImage, FakeRegistry } from '@/lib/testing/fake-registry';
import { useSiteEnvironment } from '@/lib/testing/site-environment';
import type { WebhookPayload } from '@/lib/webhooks/schema';

const INDEX = 'application/vnd.oci.image.index.v1+json';

describe('what happens in a registry', () => {
  useTestDatabase();
  useSiteEnvironment();
  let fake: FakeRegistry;
  let registryId: string;
  let repositoryId: string;
  let one: string;
  let two: string;

  beforeAll(async () => {
    fake = await new FakeRegistry().start();
    registryId = (await aRegistry('told', { address: fake.origin })).id;
  });
  beforeEach(async () => {
    await db().pool.query('TRUNCATE registry_events, manifests, repositories CASCADE');
    await db().pool.query('UPDATE registries SET sync_finished_at = now()');
    fake.repositories.clear();
    repositoryId = (await aRepository('acme/thing')).id;
    const platforms = ['linux/arm64', 'linux/amd64'];
    one = aFakeImage(fake, 'acme/thing', undefined, { platforms, text: 'one' });
    two = aFakeImage(fake, 'acme/thing', undefined, { platforms, text: 'two' });
    await aWebhook(repositoryId, { events: ['push', 'delete', 'tag_moved'] });
  });

  const event = (id: string, second: number, digest: string | null, tag = '1') => ({
    id,
    timestamp: `2026-11-21T10:00:0${second}Z`,
    action: digest === null ? 'delete' : 'push',
    target: { mediaType: digest === null ? '' : INDEX, digest: digest ?? one, size: 5, repository: 'acme/thing', tag },
    actor: { name: 'alice' },
  });
  const tell = (...events: object[]) => receiveNotification(registryId, JSON.stringify({ events }));
  const work = () => processRegistryEvents(db());
  const set = (digest: string | null, tag = '1') =>
    digest === null
      ? fake.repository('acme/thing').tags.delete(tag)
      : fake.repository('acme/thing').tags.set(tag, digest);
  const reconcile = () => reconcileRegistry(systemActor('test'), registryId);

  async function told(): Promise<string[]> {
    const rows = await db().prisma.webhookDelivery.findMany({ orderBy: { createdAt: 'asc' } });
    const name = (digest: string | null) => (digest === one ? 'one' : digest === two ? 'two' : digest);
    return rows.map(({ payload }) => {
      const { event: what, tag, digest, previousDigest, actor } = payload as WebhookPayload;
      return `${what} ${tag} ${name(previousDigest)} → ${name(digest)} by ${actor}`;
    });
  }
  const PUSHED = 'push 1 null → one by alice';
  const MOVED = ['push 1 one → two by alice', 'tag_moved 1 one → two by alice'];
  const DELETED = 'delete 1 two → null by alice';

  it('is told with what is known of the image', async () => {
    set(one);
    await tell(event('a', 1, one));
    await work();
    const [delivery] = await db().prisma.webhookDelivery.findMany();
    expect(delivery).toMatchObject({ event: 'push', state: 'waiting', attempts: 0 });
    expect(delivery?.payload).toEqual({
      event: 'push',
      createdAt: '2026-11-21T10:00:01.000Z',
      repository: {
        namespace: 'acme',
        name: 'thing',
        url: 'http://localhost:3000/r/acme/thing',
        pull: 'registry.example.test/acme/thing',
      },
      tag: '1',
      digest: one,
      previousDigest: null,
      actor: 'alice',
      image: { size: expect.any(Number), platforms: ['linux/amd64', 'linux/arm64'] },
    });
  });

  it('is told once, in order: a push, a tag that moves, a deletion', async () => {
    set(null);
    await tell(event('a', 1, one), event('b', 2, two), event('c', 3, null));
    await work();
    expect(await told()).toEqual([PUSHED, ...MOVED, DELETED]);
    await tell(event('c', 3, null), event('a', 1, one), event('b', 2, two));
    await db().pool.query('UPDATE registry_events SET processed_at = NULL');
    await work();
    await reconcile();
    expect(await told()).toHaveLength(4);
  });

  it('is told once each, when it comes doubled, in disorder, to two workers', async () => {
    set(null);
    for (const some of [event('c', 3, null), event('b', 2, two), event('c', 3, null), event('a', 1, one)]) {
      await tell(some, some);
      await Promise.all([work(), work()]);
    }
    expect((await told()).map((line) => line.split(' ')[0]).sort()).toEqual(['delete', 'push', 'push']);
  });

  it('is told once when reconciling notices it before its notification comes', async () => {
    set(one);
    await reconcile();
    expect(await told()).toEqual(['push 1 null → one by null']);
    await tell(event('a', 1, one));
    await work();
    expect(await told()).toHaveLength(1);
    set(two);
    await reconcile();
    await reconcile();
    expect(await told()).toEqual([
      'push 1 null → one by null',
      'push 1 one → two by null',
      'tag_moved 1 one → two by null',
    ]);
    await tell(event('b', 2, two));
    await work();
    expect(await told()).toHaveLength(3);
    set(null);
    await reconcile();
    await tell(event('c', 3, null));
    await work();
    expect((await told()).slice(3)).toEqual(['delete 1 two → null by null']);
  });

  it('is not told of what was there before the first look at a registry, nor of referrers', async () => {
    await db().pool.query('UPDATE registries SET sync_finished_at = NULL');
    set(one);
    await reconcile();
    set(two, `sha256-${one.slice(7)}.sig`);
    await reconcile();
    await tell(event('s', 4, two, `sha256-${one.slice(7)}.sig`));
    await work();
    expect(await told()).toEqual([]);
  });

  it('is told to those who wait for it only', async () => {
    await db().pool.query('TRUNCATE webhooks CASCADE');
    await aWebhook(repositoryId, { events: ['delete'] });
    await aWebhook(repositoryId, { events: ['push'], active: false });
    const { id } = await aWebhook(repositoryId, { events: ['tag_moved'] });
    await aWebhook((await aRepository('acme/other')).id);
    set(two);
    await tell(event('a', 1, one), event('b', 2, two));
    await work();
    expect(await told()).toEqual([MOVED[1]]);
    expect(await db().prisma.webhookDelivery.count({ where: { webhookId: id } })).toBe(1);
  });
});
