import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import type { RegistryEvent } from '@/lib/registry/notification';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { receiveNotification } from '@/lib/registry-sync/receive-notification';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { useTestDatabase } from '@/lib/testing/database';
import { FakeRegistry } from '@/lib/testing/fake-registry';
import { imageState } from '@/lib/testing/image-state';
import { recordedEvents, recordedStreams, replayable } from '@/lib/testing/recorded-notifications';
import { sharedData } from '@/lib/testing/shared-data';
import { shuffled } from '@/lib/testing/shuffled';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const recordings = sharedData('registry-notifications');
const SEEDS = [1, 2, 3];

const STREAMS = recordings.available ? recordedStreams(recordings.path) : [];

describe.skipIf(!recordings.available)(`each recorded stream alone${recordings.reason}`, () => {
  useTestDatabase();
  useSiteEnvironment();
  let registryId: string;

  beforeAll(async () => {
    registryId = (await aRegistry('recorded')).id;
  });
  beforeEach(() => db().pool.query('TRUNCATE registry_events, manifests, repositories CASCADE'));

  const tell = (...some: RegistryEvent[]) => receiveNotification(registryId, JSON.stringify({ events: some }));
  const work = () => processRegistryEvents(db());

  it.each(STREAMS)('%s ends in the same state in every order', async (name) => {
    const fake = await new FakeRegistry().start();
    await db().prisma.registry.update({ where: { id: registryId }, data: { address: fake.origin } });
    const events = replayable(recordedEvents(recordings.path, name), fake);
    expect(events.length).toBeGreaterThan(0);
    const forget = async () => {
      await db().pool.query('TRUNCATE registry_events, manifests, repositories CASCADE');
      for (const path of new Set(events.map(({ target }) => target.repository))) await aRepository(path);
    };
    await forget();
    for (const event of events) {
      await tell(event);
      await work();
    }
    const inOrder = await imageState();
    const orders = [[...events].reverse(), [...events, ...events], ...SEEDS.map((seed) => shuffled(events, seed))];
    for (const order of orders) {
      await forget();
      for (const [index, event] of order.entries()) {
        await tell(event);
        if (index % 3 === 0) await work();
      }
      await work();
      expect(await imageState()).toEqual(inOrder);
    }
  });
});
