import { spawn } from 'node:child_process';
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
import { recordedEvents, replayable } from '@/lib/testing/recorded-notifications';
import { sharedData } from '@/lib/testing/shared-data';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const recordings = sharedData('registry-notifications');

/** The same sequence every time, so that a failure can be seen again. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const list = [...items];
  let state = seed;
  for (let i = list.length - 1; i > 0; i -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = state % (i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}

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
  });
  beforeEach(async () => {
    await db().pool.query('TRUNCATE registry_events, manifests, repositories CASCADE');
    for (const name of new Set(events.map(({ target }) => target.repository)))
      await aWebhook((await aRepository(name)).id, { events: ['push', 'delete'] });
  });

  const tell = (...some: RegistryEvent[]) => receiveNotification(registryId, JSON.stringify({ events: some }));
  const work = () => processRegistryEvents(db());

  /** All that the catalogue knows in the end. */
  async function state(): Promise<Record<string, unknown[]>> {
    const statements = {
      tags: `SELECT r.name AS repository, t.name, digest, size, pushed_at, pushed_by, last_pulled_at,
        CASE WHEN pushed_at IS NOT NULL THEN array[t.created_at, t.updated_at] END AS dates,
        t.architectures FROM tags t JOIN repositories r ON r.id = t.repository_id ORDER BY 1, 2`,
      history: `SELECT r.name AS repository, tag, digest, "from", until, by FROM tag_history h
        JOIN repositories r ON r.id = h.repository_id ORDER BY 1, 2, 4, 3`,
      images: `SELECT r.name AS repository, digest, pushed_at, pushed_by FROM repository_manifests m
        JOIN repositories r ON r.id = m.repository_id ORDER BY 1, 2`,
      manifests: 'SELECT digest, kind, platform, total_size FROM manifests ORDER BY 1',
      children: 'SELECT parent, position, digest FROM manifest_children ORDER BY 1, 2',
      pulls: `SELECT r.name AS repository, day, tag, client, platform, pulls, version_checks FROM pull_counts p
        JOIN repositories r ON r.id = p.repository_id ORDER BY 1, 2, 3, 4, 5`,
      // The repositories are other ones in each test, and so are the digests of people: how many there are stays.
      actors: `SELECT r.name AS repository, day, tag, client, platform, count(*)::int AS actors, sum(pulls)::int AS pulls,
        sum(version_checks)::int AS version_checks FROM pull_actors p
        JOIN repositories r ON r.id = p.repository_id GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
      messages: `SELECT r.name AS repository, d.event, d.payload->>'createdAt' AS at, d.payload->>'tag' AS tag,
        d.payload->>'digest' AS digest FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
        JOIN repositories r ON r.id = w.repository_id ORDER BY 1, 3, 4, 2`,
      repositories: 'SELECT name, pull_count, updated_at, architectures FROM repositories ORDER BY 1',
      problems: 'SELECT id, problem FROM registry_events WHERE problem IS NOT NULL OR processed_at IS NULL ORDER BY 1',
    };
    const entries = await Promise.all(
      Object.entries(statements).map(async ([name, sql]) => [name, (await db().pool.query(sql)).rows] as const),
    );
    return Object.fromEntries(entries);
  }

  it('in order, one by one', async () => {
    for (const event of events) {
      await tell(event);
      await work();
    }
    const all = await state();
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
    expect(await state()).toEqual(inOrder);
  });

  it.each([1, 2, 3, 4, 5])('shuffled (%i), worked off now and then', async (seed) => {
    for (const [index, event] of shuffled(events, seed).entries()) {
      await tell(event);
      if (index % 7 === seed) await work();
    }
    await work();
    expect(await state()).toEqual(inOrder);
  });

  it('doubled, backwards, by two workers at once', async () => {
    for (const event of [...events].reverse()) await tell(event, event);
    await Promise.all([work(), work()]);
    for (const event of events) expect(await tell(event)).toBe(0);
    await work();
    expect(await state()).toEqual(inOrder);
  });

  it.each([3, 20, 45])('with the worker killed after %i answers of the registry', async (answers) => {
    await tell(...shuffled(events, answers));
    const before = fake.requests;
    const { promise: reached, resolve } = Promise.withResolvers<void>();
    fake.instead = () => {
      if (fake.requests - before >= answers) resolve();
      return false;
    };
    const address = db().pool.options.connectionString;
    const program = `Promise.all([import('@/lib/platform/db'), import('@/lib/registry-sync/process-registry-events')])
      .then(([d, p]) => p.processRegistryEvents((d.setDatabase(d.openDatabase('${address}', 4)), d.db()))).then(() => process.exit(0))`;
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', program], { stdio: 'inherit' });
    const ended = new Promise((done) => child.once('exit', (_code, signal) => done(signal)));
    await Promise.race([reached, ended]);
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    fake.instead = null;
    await work();
    expect(await state()).toEqual(inOrder);
  });
});
