import { spawn } from 'node:child_process';
import { runMigrations } from 'graphile-worker';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import type { RegistryEvent } from '@/lib/registry/notification';
import { countPulls } from '@/lib/registry/pull-counting';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { receiveNotification } from '@/lib/registry-sync/receive-notification';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { aWebhook } from '@/lib/testing/builders/webhook';
import { useTestDatabase } from '@/lib/testing/database';
import { FakeRegistry } from '@/lib/testing/fake-registry';
import { imageState } from '@/lib/testing/image-state';
import { recordedEvents, replayable } from '@/lib/testing/recorded-notifications';
import { sharedData } from '@/lib/testing/shared-data';
import { shuffled } from '@/lib/testing/shuffled';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const recordings = sharedData('registry-notifications');

describe.skipIf(!recordings.available)(`replaying what real clients did${recordings.reason}`, () => {
  useTestDatabase();
  useSiteEnvironment();
  let fake: FakeRegistry;
  let events: RegistryEvent[];
  let registryId: string;
  let inOrder: unknown;

  beforeAll(async () => {
    fake = await new FakeRegistry().start();
    events = replayable(recordedEvents(recordings.path), fake);
    registryId = (await aRegistry('recorded', { address: fake.origin })).id;
    // So that a notification wakes the worker from the first one on.
    await runMigrations({ connectionString: databaseUrl() });
  });
  beforeEach(async () => {
    await db().pool.query('TRUNCATE registry_events, manifests, repositories CASCADE');
    for (const name of new Set(events.map(({ target }) => target.repository)))
      await aWebhook((await aRepository(name)).id, { events: ['push', 'delete'] });
  });

  const databaseUrl = () => String(db().pool.options.connectionString);
  const tell = (...some: RegistryEvent[]) => receiveNotification(registryId, JSON.stringify({ events: some }));
  const work = () => processRegistryEvents(db());

  it('in order, one by one', async () => {
    for (const event of events) {
      await tell(event);
      await work();
    }
    const all = await imageState();
    inOrder = all;
    expect(all.problems).toEqual([]);
    expect(all.messages).toHaveLength((all.history ?? []).length);
    const tags = all.tags as { repository: string; name: string }[];
    expect(tags.map(({ repository, name }) => `${repository}:${name}`)).toEqual([
      'demo:1.0',
      'demo:1.0-docker',
      'demo:2.0',
      'dlist:1.0',
      'dockerpush:latest',
      'dockerpush:v2',
      'fromdocker:v1',
      'ml:1',
      'mounted:1.0',
    ]);
    const pulls = all.pulls as { pulls: number; version_checks: number }[];
    const expected = countPulls(events);
    expect(pulls.reduce((sum, row) => sum + row.pulls, 0)).toBe(expected.pulls.length);
    expect(pulls.reduce((sum, row) => sum + row.version_checks, 0)).toBe(expected.versionChecks.length);
    const byPlatform = (all.pulls as { platform: string }[]).map(({ platform }) => platform);
    expect(byPlatform).toContain('linux/amd64');
    // A digest: of an image that was deleted before anybody could ask what it is for.
    for (const platform of byPlatform) expect(platform).toMatch(/^(linux\/(amd64|arm64)|sha256:\w+)?$/);
  });

  it('all at once', async () => {
    await tell(...events);
    await work();
    expect(await imageState()).toEqual(inOrder);
  });

  it.each([1, 2, 3, 4, 5])('shuffled (%i), worked off now and then', async (seed) => {
    for (const [index, event] of shuffled(events, seed).entries()) {
      await tell(event);
      if (index % 7 === seed) await work();
    }
    await work();
    expect(await imageState()).toEqual(inOrder);
  });

  it('doubled, backwards, by two workers at once', async () => {
    for (const event of [...events].reverse()) await tell(event, event);
    await Promise.all([work(), work()]);
    for (const event of events) expect(await tell(event)).toBe(0);
    await work();
    expect(await imageState()).toEqual(inOrder);
  });

  /** The site's own worker, in a process of its own. */
  function startWorker(): { end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> } {
    const child = spawn(process.execPath, ['--import', 'tsx', 'bin/worker.ts'], {
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: databaseUrl() },
    });
    const ended = new Promise((done) => child.once('exit', done));
    const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
      child.kill(signal);
      await ended;
    };
    return { end };
  }
  const waiting = () => db().prisma.registryEvent.count({ where: { processedAt: null } });

  it.each([3, 20, 45])(
    'with the worker killed after %i answers of the registry, and started again',
    async (answers) => {
      await tell(...shuffled(events, answers));
      const before = fake.requests;
      const { promise: reached, resolve } = Promise.withResolvers<void>();
      fake.instead = () => {
        if (fake.requests - before >= answers) resolve();
        return false;
      };
      const first = startWorker();
      await reached;
      await first.end('SIGKILL');
      fake.instead = null;
      expect(await waiting()).toBeGreaterThan(0);
      const second = startWorker();
      try {
        await expect.poll(imageState, { timeout: 30_000 }).toEqual(inOrder);
      } finally {
        // Lets it end what it is at.
        await second.end('SIGTERM');
      }
    },
    60_000,
  );
});
