import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { claimRequest } from '@/lib/scans/scanners/claim-request';
import { getScanRequest } from '@/lib/scans/scanners/get-scan-request';
import { requestScan } from '@/lib/scans/scanners/request-scan';
import { scanProblem } from '@/lib/scans/scanners/scan-problem';
import { ScanRunner } from '@/lib/scans/scanners/scan-runner';
import type { Scanner, ScanTarget, ScanWatch } from '@/lib/scans/scanners/scanner';
import { scannerSettings, storeScannerSettings } from '@/lib/scans/scanners/scanner-settings';
import { storeScan } from '@/lib/scans/scanners/store-scan';
import { later } from '@/lib/testing/builders/accounts';
import { aMember, aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { trivyReport } from '@/lib/testing/builders/scan-reports';
import { anImage } from '@/lib/testing/builders/stored-images';
import { aWebhook } from '@/lib/testing/builders/webhook';
import { useTestDatabase } from '@/lib/testing/database';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const MINUTE = 60_000;
const digestOf = (character: string): string => `sha256:${character.repeat(64)}`;
const [A, B, C] = [digestOf('a'), digestOf('b'), digestOf('c')];
const demo = { namespace: 'acme', name: 'demo' };
const other = { namespace: 'acme', name: 'other' };

async function* bytesOf(value: unknown) {
  yield Buffer.from(JSON.stringify(value));
}

/** A scanner that does what a test says, and tells what it was asked. */
class PlayedScanner implements Scanner {
  atOnce = 2;
  readonly targets: string[] = [];
  play: (target: ScanTarget, watch: ScanWatch) => Promise<unknown> = async ({ image }) => trivyReport(image);

  async scan<T>(target: ScanTarget, watch: ScanWatch, take: Parameters<Scanner['scan']>[2]): Promise<T> {
    this.targets.push(`${target.repository.name} ${target.image.digest.at(-1)}`);
    const report = await this.play(target, watch);
    return (await take({ body: bytesOf(report), databaseUpdatedAt: new Date('2026-09-30') })) as T;
  }
}

describe('the queue of scans', () => {
  useSiteEnvironment();
  useTestDatabase();
  let editor: Actor;
  let demoId: string;
  let otherId: string;
  let scanner: PlayedScanner;
  let runner: ScanRunner;

  beforeAll(async () => {
    const { id: registryId } = await aRegistry('main');
    ({ id: demoId } = await aRepository('acme/demo', { registryId }));
    ({ id: otherId } = await aRepository('acme/other', { registryId, visibility: 'private' }));
    const erin = await aUser('erin');
    await aMember('acme', erin.userId, 'editor');
    editor = erin;
    for (const digest of [A, B, C]) await anImage(demoId, { digest, tag: `tag-${digest.at(-1)}` });
    await anImage(otherId, { digest: A, tag: '1.0' });
  });
  beforeEach(async () => {
    const { prisma } = db();
    await storeScannerSettings(prisma, { ...(await scannerSettings()), use: 'trivy' });
    scanner = new PlayedScanner();
    runner = new ScanRunner(db(), async () => ({ name: 'played', scanner }));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    const { prisma } = db();
    await prisma.scanRequest.deleteMany();
    await prisma.scanReport.deleteMany();
    await prisma.webhookDelivery.deleteMany();
    await prisma.webhook.deleteMany();
  });

  const rows = async () =>
    (await db().prisma.scanRequest.findMany({ orderBy: { createdAt: 'asc' } })).map(
      ({ state, attempts, problemReason }) => [state, attempts, problemReason],
    );

  it('scans what was asked for, and stores the report for the repository that asked', async () => {
    await requestScan(editor, demo, { digest: A });
    await runner.finish();
    const reports = await db().prisma.scanReport.findMany();
    expect(reports).toMatchObject([
      {
        repositoryId: demoId,
        digest: A,
        uploadedBy: '@plimsoll',
        platform: 'linux/amd64',
        critical: 1,
        databaseUpdatedAt: new Date('2026-09-30'),
      },
    ]);
    const { request } = await getScanRequest(editor, demo, { digest: A });
    expect(request).toMatchObject({ state: 'done', attempts: 1, requestedBy: 'erin', reason: null, problem: null });
  });

  it('scans the same image for each repository by itself: a report names where it came from', async () => {
    await requestScan(editor, demo, { digest: A });
    await requestScan(editor, other, { digest: A });
    let atOnce = 0;
    let most = 0;
    scanner.play = async ({ image }) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise(setImmediate);
      atOnce -= 1;
      return trivyReport(image);
    };
    await runner.finish();
    expect(most).toBe(1);
    const reports = await db().prisma.scanReport.findMany({ select: { repositoryId: true } });
    expect(reports.map(({ repositoryId }) => repositoryId).sort()).toEqual([demoId, otherId].sort());
  });

  it('asked twice scans once', async () => {
    const first = await requestScan(editor, demo, { digest: A });
    const second = await requestScan(editor, demo, { tag: 'tag-a' });
    expect(second.id).toBe(first.id);
    await Promise.all([requestScan(editor, demo, { digest: A }), requestScan(editor, demo, { digest: A })]);
    await runner.finish();
    expect(scanner.targets).toEqual(['demo a']);
  });

  it('takes what somebody asked for before what is only due', async () => {
    scanner.atOnce = 1;
    const { prisma } = db();
    const data = { repositoryId: demoId, requestedBy: '@plimsoll' };
    await prisma.scanRequest.createMany({
      data: [
        { ...data, digest: B, priority: 2, createdAt: new Date('2026-01-01') },
        { ...data, digest: C, priority: 1, createdAt: new Date('2026-01-02') },
      ],
    });
    const { ahead } = await requestScan(editor, demo, { digest: A });
    expect(ahead).toBe(0);
    await runner.finish();
    expect(scanner.targets).toEqual(['demo a', 'demo c', 'demo b']);
  });

  it('lets one that is due go first when somebody asks for it', async () => {
    const data = { repositoryId: demoId, requestedBy: '@plimsoll', priority: 2, digest: B };
    await db().prisma.scanRequest.create({ data: { ...data, nextAttemptAt: new Date('2100-01-01'), attempts: 3 } });
    expect(await requestScan(editor, demo, { digest: B })).toMatchObject({ requestedBy: 'erin', nextAttemptAt: null });
    await runner.finish();
    expect(await rows()).toEqual([['done', 4, null]]);
  });

  it('runs no more at once than the scanner takes, whoever runs them', async () => {
    for (const digest of [A, B, C]) await requestScan(editor, demo, { digest });
    expect(await claimRequest(db(), 'played', 2)).toBeDefined();
    expect(await claimRequest(db(), 'played', 2)).toBeDefined();
    expect(await claimRequest(db(), 'played', 2)).toBeUndefined();
  });

  it('tries again, later each time, and then says why it gave up', async () => {
    scanner.play = () => Promise.reject(scanProblem('unreachable', 'The scanner “x” cannot be reached.'));
    await requestScan(editor, demo, { digest: A });
    const pauses: number[] = [];
    for (let attempt = 1; attempt < 5; attempt += 1) {
      await runner.finish();
      const { request } = await getScanRequest(editor, demo, { digest: A });
      expect(request).toMatchObject({ state: 'waiting', attempts: attempt, reason: 'unreachable' });
      pauses.push(Date.parse(request?.nextAttemptAt ?? '') - clock.now().getTime());
      later(180 * MINUTE);
    }
    await runner.finish();
    expect(pauses.map((pause) => Math.round(pause / MINUTE))).toEqual([1, 5, 30, 120]);
    const { request } = await getScanRequest(editor, demo, { digest: A });
    expect(request).toMatchObject({ state: 'failed', attempts: 5, problem: 'The scanner “x” cannot be reached.' });
    expect(scanner.targets).toHaveLength(5);
    scanner.play = async ({ image }) => trivyReport(image);
    await requestScan(editor, demo, { digest: A });
    await runner.finish();
    expect(await rows()).toEqual([
      ['failed', 5, 'unreachable'],
      ['done', 1, null],
    ]);
  });

  it('gives up at once what another try does not change', async () => {
    scanner.play = () => Promise.reject(scanProblem('incapable', 'No.'));
    await requestScan(editor, demo, { digest: A });
    await runner.finish();
    expect(await rows()).toEqual([['failed', 1, 'incapable']]);
  });

  it.each<[string, () => unknown, string, RegExp]>([
    ['malformed', () => ({ hello: 'world' }), 'report', /not a report in a format/],
    ['about another image', () => trivyReport({ digest: B }), 'garbage', /is about sha256:b+, not about sha256:a/],
  ])('stores nothing of a report that is %s', async (_what, report, reason, sentence) => {
    scanner.play = async () => {
      const made = report();
      return made && typeof made === 'object' && 'Metadata' in made
        ? { ...made, Metadata: { ...Object(made.Metadata), ImageID: digestOf('9') } }
        : made;
    };
    await requestScan(editor, demo, { digest: A });
    await runner.finish();
    const { request } = await getScanRequest(editor, demo, { digest: A });
    expect(request).toMatchObject({ reason, problem: expect.stringMatching(sentence) });
    expect(await db().prisma.scanReport.count()).toBe(0);
    expect(await db().prisma.scanFinding.count()).toBe(0);
  });

  it('hides what went wrong from who may not ask for scans, and everything from nobody', async () => {
    scanner.play = () => Promise.reject(scanProblem('unreachable', 'The scanner “10.0.0.7” cannot be reached.'));
    await requestScan(editor, demo, { digest: A });
    await runner.finish();
    const reader = await aUser('rita');
    expect(await getScanRequest(reader, demo, { digest: A })).toMatchObject({
      mayRequest: false,
      request: { reason: 'unreachable', problem: null },
    });
    await expect(getScanRequest({ kind: 'anonymous' }, demo, { digest: A })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await expect(getScanRequest(reader, other, { digest: A })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('takes up what a killed process left, and lets that one write nothing any more', async () => {
    await requestScan(editor, demo, { digest: A });
    const killed = await claimRequest(db(), 'played', 1);
    await runner.finish();
    expect(await rows()).toEqual([['running', 1, null]]);
    later(2 * MINUTE);
    await runner.finish();
    expect(await rows()).toEqual([['done', 2, null]]);
    if (!killed) throw new Error('it was claimed');
    await storeScan(db(), killed, { body: bytesOf(trivyReport({ digest: A })), databaseUpdatedAt: null });
    expect(await db().prisma.scanReport.count()).toBe(1);
  });

  it('gives up what the site was killed over every time', async () => {
    await requestScan(editor, demo, { digest: A });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await claimRequest(db(), 'played', 1)).toBeDefined();
      later(2 * MINUTE);
    }
    await runner.finish();
    expect(scanner.targets).toEqual([]);
    expect(await rows()).toEqual([['failed', 6, 'interrupted']]);
  });

  it('puts back what runs when the site is stopped, with what the adapter called it', async () => {
    await requestScan(editor, demo, { digest: A });
    const begun = Promise.withResolvers<void>();
    scanner.play = async (_target, { signal, onRemoteId }) => {
      await onRemoteId('scan-7');
      begun.resolve();
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    await runner.wake();
    await begun.promise;
    await runner.stop();
    expect(await rows()).toEqual([['waiting', 0, null]]);
    const next = new PlayedScanner();
    const seen: (string | null)[] = [];
    next.play = async ({ image, remoteId }) => {
      seen.push(remoteId);
      return trivyReport(image);
    };
    await new ScanRunner(db(), async () => ({ name: 'played', scanner: next })).finish();
    expect(seen).toEqual(['scan-7']);
    expect(await rows()).toEqual([['done', 1, null]]);
  });

  it('forgets what an adapter called it when another scanner takes it up', async () => {
    const data = { repositoryId: demoId, digest: A, requestedBy: 'erin', scanner: 'adapter x', remoteId: 'scan-7' };
    await db().prisma.scanRequest.create({ data });
    expect(await claimRequest(db(), 'trivy', 1)).toMatchObject({ remoteId: null });
  });

  it('ends what waits when the scanner is switched off', async () => {
    await requestScan(editor, demo, { digest: A });
    await new ScanRunner(db(), async () => null).finish();
    expect(await rows()).toEqual([['failed', 0, 'switched-off']]);
  });

  it('ends with a reason when the image is gone meanwhile', async () => {
    await requestScan(editor, demo, { digest: C });
    await db().prisma.repositoryManifest.deleteMany({ where: { digest: C } });
    await runner.finish();
    expect(await rows()).toEqual([['failed', 1, 'no-image']]);
    await anImage(demoId, { digest: C });
  });

  it('tells webhooks that wait for it', async () => {
    await aWebhook(demoId, { events: ['scan_finished'] });
    await aWebhook(demoId, { events: ['push'] });
    await requestScan(editor, demo, { digest: A });
    await runner.finish();
    const messages = await db().prisma.webhookDelivery.findMany();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      event: 'scan_finished',
      payload: {
        tag: null,
        digest: A,
        actor: null,
        scan: {
          scanner: 'Trivy',
          tags: ['tag-a'],
          platform: 'linux/amd64',
          summary: { critical: 1, fixable: 2, unique: 2 },
        },
      },
    });
  });
});
