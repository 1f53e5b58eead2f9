import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { processMemory } from '@/bin/runtime/process-memory';
import { largeBody, pushBlob, send } from '@/bin/runtime/test-front';
import type { SitePart } from '@/bin/runtime/test-site';
import {
  aClientSite,
  type ClientSite,
  expectTag,
  missingForClients,
  START_MS,
  type Written,
} from '@/e2e/clients/client-site';
import { db } from '@/lib/platform/db';
import { anEvent, flood } from '@/lib/testing/flood';

const MIB = 1 << 20;
const LAYER_MIB = 1024;
const NOTIFICATIONS = 5000;
const REPOSITORIES = 20;
const AT_ONCE = 50;
/** Of 5,000 notifications so many are pushes, of repositories nobody knows, or nonsense; all others are pulls. */
const [PUSHES, UNKNOWN, NONSENSE, REPEATED] = [200, 200, 100, 500];

test.describe('a whole site under load', () => {
  test.describe.configure({ mode: 'default', timeout: 300_000 });
  test.skip(missingForClients !== '', missingForClients);
  let clients: ClientSite;
  let layout: Written;

  test.beforeAll(async () => {
    test.setTimeout(START_MS);
    if (missingForClients) return;
    clients = await aClientSite();
    layout = await clients.aLayout('load');
    await clients.push(layout, 'alice/load:1');
    await expectTag('alice/load', '1', layout.digest);
  });
  test.afterAll(() => clients?.stop());

  const memoryOf = (part: SitePart) => processMemory(clients.site.pidOf(part));
  const mebibytes = (bytes: number) => Math.round(bytes / MIB);

  test('takes and gives a layer of 1 GiB in constant memory of the web server', async () => {
    const basic = Buffer.from(clients.alice.creds).toString('base64');
    const authorize = async (actions: string) => {
      const query = `service=plimsoll-registry&scope=repository:alice/load:${actions}`;
      const answer = await fetch(`${clients.site.base}/registry/token?${query}`, {
        headers: { authorization: `Basic ${basic}` },
      });
      return { authorization: `Bearer ${((await answer.json()) as { token: string }).token}` };
    };
    const { base } = clients.site;
    await pushBlob(base, 'alice/load', largeBody(8, randomBytes(MIB)), await authorize('pull,push'));
    const before = memoryOf('web server');
    const body = largeBody(LAYER_MIB, randomBytes(MIB));
    const digest = await pushBlob(base, 'alice/load', body, await authorize('pull,push'));
    const uploaded = memoryOf('web server');
    const hash = createHash('sha256');
    const response = await send(`${base}/v2/alice/load/blobs/${digest}`, { headers: await authorize('pull') });
    for await (const chunk of response as AsyncIterable<Buffer>) hash.update(chunk);
    const downloaded = memoryOf('web server');
    console.log(
      `web server's peak memory: ${mebibytes(before.peak)} MiB before, ${mebibytes(uploaded.peak)} after 1 GiB up, ${mebibytes(downloaded.peak)} after 1 GiB down`,
    );
    expect(`sha256:${hash.digest('hex')}`).toBe(digest);
    expect(downloaded.peak - before.peak).toBeLessThan(192 * MIB);
  });

  test('answers a flood of notifications, and works all of it off', async () => {
    const { site } = clients;
    const { prisma } = db();
    const secret = readFileSync(path.join(site.dataDirectory, 'registry/notification-secret'), 'utf8').trim();
    const images = Array.from({ length: REPOSITORIES }, (_, i) => ({
      repository: `alice/flood-${i}`,
      tag: '1',
      digest: layout.digest,
    }));
    for (const { repository } of images) await clients.push(layout, `${repository}:1`);
    for (const { repository } of images) await expectTag(repository, '1', layout.digest);
    const pulls = NOTIFICATIONS - PUSHES - UNKNOWN - NONSENSE;
    const imageOf = (number: number) => images[number % REPOSITORIES] ?? { repository: '', tag: '', digest: '' };
    const bodies = [
      ...Array.from({ length: pulls }, (_, i) => anEvent('pull', imageOf(i), i)),
      ...Array.from({ length: PUSHES }, (_, i) => anEvent('push', imageOf(i), i)),
      ...Array.from({ length: UNKNOWN }, (_, i) => anEvent('pull', { ...imageOf(i), repository: `bob/${i}` }, i)),
      ...Array.from({ length: NONSENSE }, (_, i) => `{"events": [{"id": ${i}`),
    ];
    const sent = [...bodies, ...bodies.slice(0, REPEATED)];
    const parts = ['web server', 'worker'] as const;
    const before = parts.map((part) => memoryOf(part));
    const events = await prisma.registryEvent.count();
    const begun = Date.now();
    const statuses = await flood(`${site.base}/registry/notifications`, secret, sent, AT_ONCE);
    const answered = (Date.now() - begun) / 1000;
    expect([...statuses]).toEqual([[200, sent.length]]);
    expect(await prisma.registryEvent.count()).toBe(events + NOTIFICATIONS);
    const waiting = () => prisma.registryEvent.count({ where: { processedAt: null } });
    await expect.poll(waiting, { timeout: 240_000, intervals: [500] }).toBe(0);
    const workedOff = (Date.now() - begun) / 1000;
    const grown = parts.map((part, i) => memoryOf(part).peak - (before[i]?.peak ?? 0));
    console.log(
      `${sent.length} notifications: answered in ${answered.toFixed(1)} s, worked off after ${workedOff.toFixed(1)} s; ${parts.map((part, i) => `${part} grew by ${mebibytes(grown[i] ?? 0)} MiB`).join(', ')}`,
    );
    for (const growth of grown) expect(growth).toBeLessThan(320 * MIB);

    const counts = await prisma.pullCount.groupBy({
      by: ['repositoryId'],
      where: { repository: { name: { startsWith: 'flood-' } } },
      _sum: { pulls: true, versionChecks: true },
    });
    expect(counts.map(({ _sum }) => [_sum.pulls, _sum.versionChecks])).toEqual(
      images.map(() => [pulls / REPOSITORIES, 0]),
    );
    for (const { repository } of images) await expectTag(repository, '1', layout.digest);
    // The first push of each, and every later one once, however often it was told of.
    expect(await prisma.tagHistory.count({ where: { repository: { name: { startsWith: 'flood-' } } } })).toBe(
      REPOSITORIES + PUSHES,
    );
    expect(await prisma.registryEvent.count({ where: { problem: { startsWith: 'No JSON' } } })).toBe(NONSENSE);
    expect(await prisma.registryEvent.count({ where: { problem: { startsWith: 'There is no repository' } } })).toBe(
      UNKNOWN,
    );
  });
});
