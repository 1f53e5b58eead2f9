import { beforeAll, describe, expect, it } from 'vitest';
import { OWN_SUBJECT } from '@/lib/names/own-subject';
import { db } from '@/lib/platform/db';
import { notificationSecret } from '@/lib/registry-access/registry-secrets';
import { findNotifyingRegistry } from '@/lib/registry-sync/find-notifying-registry';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { pruneRegistryEvents } from '@/lib/registry-sync/prune-registry-events';
import { receiveNotification } from '@/lib/registry-sync/receive-notification';
import { aRegistry } from '@/lib/testing/builders/registry';
import { useTestDatabase } from '@/lib/testing/database';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const anEvent = (id: string, more: object = {}, target: object = {}) => ({
  id,
  timestamp: '2026-11-21T10:00:00.123456789Z',
  action: 'push',
  target: { mediaType: MANIFEST, digest: DIGEST, size: 5, repository: 'acme/thing', tag: '1', ...target },
  request: { addr: '10.0.0.1:5000', method: 'PUT', useragent: 'skopeo/1.9' },
  actor: { name: 'alice' },
  ...more,
});

describe('a notification of a registry', () => {
  useTestDatabase();
  useSiteEnvironment();
  let registryId: string;
  beforeAll(async () => {
    registryId = (await aRegistry('first')).id;
    await aRegistry('second');
  });
  const receive = (body: unknown) =>
    receiveNotification(registryId, typeof body === 'string' ? body : JSON.stringify(body));
  const stored = (id: string) => db().prisma.registryEvent.findUnique({ where: { id } });

  it('is taken only with the secret of a managed registry, and is that one’s', async () => {
    const from = (secret: string) => findNotifyingRegistry(`Bearer ${secret}`);
    expect(await from(notificationSecret('first'))).toBe(registryId);
    expect(await from(notificationSecret('second'))).not.toBe(registryId);
    expect(await from(notificationSecret('third'))).toBeNull();
    for (const header of [null, '', 'Bearer', 'Bearer ', `Basic ${notificationSecret('first')}`])
      expect(await findNotifyingRegistry(header)).toBeNull();
  });

  it('is stored once, however often and with whatever else it comes', async () => {
    expect(await receive({ events: [anEvent('one'), anEvent('two'), anEvent('one')] })).toBe(2);
    expect(await receive({ events: [anEvent('two'), anEvent('three')] })).toBe(1);
    const answers = await Promise.all([1, 2, 3].map(() => receive({ events: [anEvent('four')] })));
    expect(answers.reduce((sum, count) => sum + count)).toBe(1);
  });

  it('says nothing of layers, and nothing of what we did ourselves', async () => {
    const layer = anEvent('layer', { action: 'pull' }, { mediaType: 'application/octet-stream' });
    const mount = anEvent(
      'mount',
      { action: 'mount' },
      { mediaType: 'application/octet-stream', fromRepository: 'acme/other' },
    );
    expect(await receive({ events: [layer, mount, anEvent('own', { actor: { name: OWN_SUBJECT } })] })).toBe(0);
  });

  it.each([
    ['no JSON', '{"events": ['],
    ['nothing', ''],
    ['no envelope', '[]'],
    ['an envelope of something else', '{"events": "none"}'],
    ['an event of nonsense', '{"events": [{"id": "nonsense", "action": 7}]}'],
    ['broken letters', `{"events": [{"id": "broken", "action": "\\u0000\\ud800"}]}`],
    ['a tower of brackets', `{"events": [${'['.repeat(50_000)}${']'.repeat(50_000)}]}`],
  ])('that is %s is kept with what is wrong with it, once, and waits for nothing', async (_what, body) => {
    expect(await receive(body)).toBe(1);
    expect(await receive(body)).toBe(0);
    const rows = await db().prisma.registryEvent.findMany({
      where: { id: { startsWith: 'malformed:' } },
      orderBy: { receivedAt: 'desc' },
    });
    expect(rows[0]?.problem).toBeTruthy();
    expect(rows[0]?.processedAt).not.toBeNull();
  });

  it('with one bad event among good ones loses none of the good ones', async () => {
    expect(await receive({ events: [anEvent('good'), { id: 'bad' }, anEvent('better')] })).toBe(3);
    expect(await stored('good')).not.toBeNull();
    expect(await stored('better')).not.toBeNull();
  });

  it('keeps letters that Postgres does not', async () => {
    expect(await receive({ events: [anEvent('letters', { actor: { name: 'a\0b\ud800c' } })] })).toBe(1);
    expect(await stored('letters')).toMatchObject({ repository: 'acme/thing', processedAt: null });
  });

  it('of a repository that nobody knows is kept with the reason', async () => {
    await processRegistryEvents(db());
    expect(await stored('one')).toMatchObject({
      problem: 'There is no repository for “acme/thing” of the registry “first”.',
    });
    expect(await db().prisma.registryEvent.count({ where: { processedAt: null } })).toBe(0);
  });

  it('is forgotten a month after it was worked off', async () => {
    const month = 30 * 86_400_000;
    expect(await pruneRegistryEvents(db(), new Date(Date.now() + month - 60_000))).toBe(0);
    expect(await pruneRegistryEvents(db(), new Date(Date.now() + month + 60_000))).toBeGreaterThan(10);
  });
});
