import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import type { RegistryEvent } from '@/lib/registry/notification';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { receiveNotification } from '@/lib/registry-sync/receive-notification';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { useTestDatabase } from '@/lib/testing/database';
import { FakeRegistry } from '@/lib/testing/fake-registry';
import { imageState } from '@/lib/testing/image-state';
import { recordedEvents, replayable } from '@/lib/testing/recorded-notifications';
import { sharedData } from '@/lib/testing/shared-data';
import { shuffled } from '@/lib/testing/shuffled';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const recordings = sharedData('registry-notifications');
const SEEDS = [1, 2, 3];

/** What was really done when a stream was recorded: pulls by client, and checks whether a tag has moved. */
const STREAMS: readonly (readonly [stream: string, pulls: readonly string[], versionChecks: number])[] = [
  ['docker-pull', ['docker 1'], 0],
  ['docker-pull-again', [], 1],
  ['docker-pull-anon', ['docker 1'], 0],
  // Recorded with everything but the layers at hand: containerd only asked whether the tag has moved.
  ['ctr-pull', [], 1],
  ['podman-pull', ['podman 1'], 0],
  ['pull-anon', ['skopeo 1'], 0],
  ['mount', ['skopeo 1'], 0],
  ['docker-push', [], 0],
  ['docker-push-alltags', [], 0],
  ['podman-push', [], 0],
  ['push-attest', [], 0],
  ['push-index', [], 0],
  ['push-v2s2', [], 0],
  ['push-v2s2-all', [], 0],
  // skopeo reads the tag it deletes, as a pull does.
  ['skopeo-delete', ['skopeo 1'], 0],
];

describe.skipIf(!recordings.available)(`each recorded stream alone${recordings.reason}`, () => {
  useTestDatabase();
  useSiteEnvironment();
  const table: string[] = [];
  let registryId: string;

  beforeAll(async () => {
    registryId = (await aRegistry('recorded')).id;
  });
  beforeEach(() => db().pool.query('TRUNCATE registry_events, manifests, repositories CASCADE'));
  afterAll(() => console.log(['stream: pulls counted, version checks', ...table].join('\n')));

  const tell = (...some: RegistryEvent[]) => receiveNotification(registryId, JSON.stringify({ events: some }));
  const work = () => processRegistryEvents(db());

  it.each(STREAMS)(
    '%s ends in the same state in every order, and counts what was pulled',
    async (name, pulls, checks) => {
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
      const counts = await db().prisma.pullCount.groupBy({
        by: ['client'],
        _sum: { pulls: true, versionChecks: true },
      });
      const pulled = counts.flatMap(({ client, _sum }) => (_sum.pulls ? [`${client} ${_sum.pulls}`] : []));
      const checked = counts.reduce((sum, { _sum }) => sum + (_sum.versionChecks ?? 0), 0);
      table.push(`  ${name.padEnd(20)} ${pulled.join(', ') || 'none'}, ${checked}`);
      expect([pulled, checked]).toEqual([pulls, checks]);
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
    },
  );
});
