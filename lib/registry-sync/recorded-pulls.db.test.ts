import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import type { RegistryEvent } from '@/lib/registry/notification';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { receiveNotification } from '@/lib/registry-sync/receive-notification';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { useTestDatabase } from '@/lib/testing/database';
import { FakeRegistry } from '@/lib/testing/fake-registry';
import { recordedEvents, replayable } from '@/lib/testing/recorded-notifications';
import { sharedData } from '@/lib/testing/shared-data';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const recordings = sharedData('registry-notifications');

type Stream = { name: string; did: string; made: number; counted: number; checks: number; remark?: string };

/** What was done while each stream was recorded. */
const STREAMS: readonly Stream[] = [
  { name: 'docker-pull', did: 'docker pull, empty store', made: 1, counted: 1, checks: 0 },
  {
    name: 'docker-pull-again',
    did: 'docker pull, up to date',
    made: 0,
    counted: 0,
    checks: 1,
    remark: 'fetches nothing: a version check',
  },
  { name: 'docker-pull-anon', did: 'docker pull, not signed in', made: 1, counted: 1, checks: 0 },
  { name: 'podman-pull', did: 'podman pull', made: 1, counted: 1, checks: 0 },
  { name: 'pull-anon', did: 'skopeo copy, not signed in', made: 1, counted: 1, checks: 0 },
  {
    name: 'ctr-pull',
    did: 'ctr images pull',
    made: 1,
    counted: 0,
    checks: 1,
    remark: 'holds a HEAD and layers, no manifest: its store had those already, so no event tells of the pull',
  },
];

const HEADS = ['stream', 'what was done', 'pulls made', 'pulls counted', 'version checks', 'of what', 'remark'];

/** Columns as wide as their widest cell. */
function asTable(rows: readonly (readonly string[])[]): string {
  const all = [HEADS, ...rows];
  const widths = HEADS.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}

describe.skipIf(!recordings.available)(`the pulls in the recorded streams${recordings.reason}`, () => {
  useTestDatabase();
  useSiteEnvironment();
  let events: RegistryEvent[];
  let registryId: string;

  beforeAll(async () => {
    const fake = await new FakeRegistry().start();
    events = replayable(recordedEvents(recordings.path), fake);
    registryId = (await aRegistry('recorded', { address: fake.origin })).id;
  });

  /** A stream by itself, from the endpoint for notifications to the stored counts. */
  async function replay(name: string) {
    await db().pool.query('TRUNCATE registry_events, manifests, repositories CASCADE');
    const ids = new Set(recordedEvents(recordings.path, name).map(({ id }) => id));
    const stream = events.filter(({ id }) => ids.has(id));
    for (const path of new Set(stream.map(({ target }) => target.repository))) await aRepository(path);
    await receiveNotification(registryId, JSON.stringify({ events: stream }));
    await processRegistryEvents(db());
    const rows = await db().prisma.pullCount.findMany({ include: { repository: true } });
    const sum = (key: 'pulls' | 'versionChecks') => rows.reduce((total, row) => total + row[key], 0);
    const what = rows.map(({ repository, tag, client, platform }) =>
      [`${repository.namespace}/${repository.name}:${tag}`, client, platform].filter(Boolean).join(' '),
    );
    return { pulls: sum('pulls'), checks: sum('versionChecks'), what: what.join(', ') };
  }

  it('are as many as were really made, wherever an event tells of them', async () => {
    const table: string[][] = [];
    for (const { name, did, made, counted, checks, remark } of STREAMS) {
      const found = await replay(name);
      expect([name, found.pulls, found.checks]).toEqual([name, counted, checks]);
      if (made !== counted) expect(remark).toBeDefined();
      table.push([name, did, `${made}`, `${found.pulls}`, `${found.checks}`, found.what, remark ?? '']);
    }
    console.log(asTable(table));
  });
});
