import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/platform/db';
import { pruneScanRequests } from '@/lib/scans/scanners/prune-scan-requests';
import { queueDueScans } from '@/lib/scans/scanners/queue-due-scans';
import { type ScannerSettings, scannerSettings, storeScannerSettings } from '@/lib/scans/scanners/scanner-settings';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { anImage, anIndex } from '@/lib/testing/builders/stored-images';
import { aReport } from '@/lib/testing/builders/stored-reports';
import { useTestDatabase } from '@/lib/testing/database';

const digestOf = (character: string): string => `sha256:${character.repeat(64)}`;
const [A, B, C, INDEX] = [digestOf('a'), digestOf('b'), digestOf('c'), digestOf('f')];
const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);

describe('images that are due for a scan', () => {
  useTestDatabase();
  let registryId: string;
  let demoId: string;

  beforeAll(async () => {
    ({ id: registryId } = await aRegistry('main'));
  });
  beforeEach(async () => {
    ({ id: demoId } = await aRepository('acme/demo', { registryId }));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    const { prisma } = db();
    await prisma.scanReport.deleteMany();
    await prisma.repository.deleteMany();
    await prisma.manifestChild.deleteMany();
    await prisma.manifest.deleteMany();
  });

  async function settings(more: Partial<ScannerSettings>): Promise<void> {
    const before = { ...(await scannerSettings()), use: 'trivy', scanNewSince: daysAgo(1).toISOString() } as const;
    await storeScannerSettings(db().prisma, { ...before, scanNew: true, rescanDays: 7, ...more });
  }
  const queued = async () => {
    const rows = await db().prisma.scanRequest.findMany({ orderBy: [{ priority: 'asc' }, { digest: 'asc' }] });
    return rows.map(({ digest, priority, state }) => `${digest.at(-1)} ${priority} ${state}`);
  };

  it('are those that came since it was switched on, under tags or not, each once', async () => {
    await settings({ rescanDays: null });
    await anIndex(demoId, {
      digest: INDEX,
      tag: '1.0',
      images: [{ digest: A }, { digest: B, platform: 'linux/arm64' }],
    });
    await anImage(demoId, { digest: C });
    expect(await queueDueScans(db())).toBe(3);
    expect(await queueDueScans(db())).toBe(0);
    expect(await queued()).toEqual(['a 1 waiting', 'b 1 waiting', 'c 1 waiting']);
  });

  it('are no old ones, no attestations, and none whose report is there already', async () => {
    await settings({ rescanDays: null });
    await anImage(demoId, { digest: A });
    await db().prisma.repositoryManifest.updateMany({ data: { createdAt: daysAgo(3) } });
    await anImage(demoId, { digest: B, platform: 'unknown/unknown' });
    await anImage(demoId, { digest: C });
    await aReport(demoId, C, new Date());
    expect(await queueDueScans(db())).toBe(0);
  });

  it('are not those of deleted repositories, or of some that are in no registry', async () => {
    await settings({});
    const { id } = await aRepository('acme/elsewhere');
    await anImage(id, { digest: A, tag: '1.0' });
    await anImage(demoId, { digest: B, tag: '1.0' });
    await db().prisma.repository.update({ where: { id: demoId }, data: { deletedAt: new Date() } });
    expect(await queueDueScans(db())).toBe(0);
  });

  it('are images under tags whose last report is old, the oldest first', async () => {
    await settings({ scanNew: false });
    for (const digest of [A, B, C]) await anImage(demoId, { digest, tag: `tag-${digest.at(-1)}` });
    await aReport(demoId, A, daysAgo(8));
    await aReport(demoId, B, daysAgo(8));
    await aReport(demoId, B, daysAgo(6));
    expect(await queueDueScans(db())).toBe(2);
    expect(await queued()).toEqual(['a 2 waiting', 'c 2 waiting']);
  });

  it('counts only reports that show in the repository', async () => {
    await settings({ scanNew: false });
    const { id: otherId } = await aRepository('acme/other', { registryId });
    await anImage(demoId, { digest: A, tag: '1.0' });
    await anImage(otherId, { digest: A });
    await aReport(otherId, A, new Date());
    expect(await queueDueScans(db())).toBe(1);
  });

  it('are not asked for again while they wait, or soon after they failed', async () => {
    await settings({ scanNew: false });
    for (const digest of [A, B, C]) await anImage(demoId, { digest, tag: `tag-${digest.at(-1)}` });
    const data = { repositoryId: demoId, requestedBy: 'test' };
    await db().prisma.scanRequest.createMany({
      data: [
        { ...data, digest: A },
        { ...data, digest: B, state: 'failed', endedAt: daysAgo(2) },
        { ...data, digest: C, state: 'failed', endedAt: daysAgo(8) },
      ],
    });
    expect(await queueDueScans(db())).toBe(1);
    expect(await queued()).toEqual(['a 0 waiting', 'b 0 failed', 'c 0 failed', 'c 2 waiting']);
  });

  it('are none without a scanner', async () => {
    await settings({ use: 'none' });
    await anImage(demoId, { digest: A, tag: '1.0' });
    expect(await queueDueScans(db())).toBe(0);
  });

  it('leave requests behind for a month, and the last one of each image for good', async () => {
    const data = { repositoryId: demoId, requestedBy: 'test', state: 'done' as const };
    await db().prisma.scanRequest.createMany({
      data: [
        { ...data, digest: A, createdAt: daysAgo(50), endedAt: daysAgo(50) },
        { ...data, digest: A, createdAt: daysAgo(40), endedAt: daysAgo(40) },
        { ...data, digest: B, createdAt: daysAgo(20), endedAt: daysAgo(20) },
        { ...data, digest: B, createdAt: daysAgo(10), endedAt: daysAgo(10) },
      ],
    });
    expect(await pruneScanRequests(db(), new Date())).toBe(1);
    expect(await queued()).toEqual(['a 0 done', 'b 0 done', 'b 0 done']);
  });
});
