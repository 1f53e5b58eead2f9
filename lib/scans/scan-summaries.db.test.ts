import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { getScanTrend } from '@/lib/scans/get-scan-trend';
import { listImageScans } from '@/lib/scans/list-image-scans';
import { listNewestScans } from '@/lib/scans/list-newest-scans';
import { rankTagsBySeverity } from '@/lib/scans/rank-tags-by-severity';
import { aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { anImage, anIndex } from '@/lib/testing/builders/stored-images';
import { useTestDatabase } from '@/lib/testing/database';

const demo = { namespace: 'acme', name: 'demo' };
const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;
const [OLD, AMD, ARM, INDEX, OTHER] = ['1', '2', '3', '4', '5'].map(digestOf) as [
  string,
  string,
  string,
  string,
  string,
];

describe('what reports add up to', () => {
  useTestDatabase();
  let id: string;
  let elsewhere: string;
  let reader: Actor;

  const aReport = (digest: string, critical: number, day: number, repositoryId = id) =>
    db().prisma.scanReport.create({
      data: {
        repositoryId,
        digest,
        format: 'trivy',
        scanner: 'Trivy',
        scannedAt: new Date(Date.UTC(2026, 9, day)),
        hasLayers: false,
        critical,
        high: 1,
        medium: 0,
        low: 0,
        unknown: 0,
        fixable: 0,
        distinct: critical + 1,
        findingCount: critical + 1,
        componentCount: 1,
        uploadedBy: 'somebody',
      },
    });

  beforeAll(async () => {
    ({ id } = await aRepository('acme/demo'));
    ({ id: elsewhere } = await aRepository('acme/secret', { visibility: 'private' }));
    reader = await aUser('reader');
    await anImage(id, { digest: OLD, tag: 'old' });
    await anIndex(id, {
      digest: INDEX,
      tag: 'new',
      images: [
        { digest: AMD, platform: 'linux/amd64' },
        { digest: ARM, platform: 'linux/arm64' },
      ],
    });
    await anImage(id, { digest: OTHER, tag: 'unscanned' });
    const from = new Date(Date.UTC(2026, 8, 1));
    await db().prisma.tagHistory.createMany({
      data: [
        { repositoryId: id, tag: 'new', digest: OLD, from, until: new Date(Date.UTC(2026, 9, 3)) },
        { repositoryId: id, tag: 'new', digest: INDEX, from: new Date(Date.UTC(2026, 9, 3)) },
      ],
    });
    await aReport(OLD, 2, 1);
    await aReport(OLD, 5, 2);
    await aReport(AMD, 1, 4);
    await aReport(ARM, 9, 5);
    await aReport(AMD, 50, 6, elsewhere);
  });

  it('are the newest of each image, never another repository’s', async () => {
    const scans = await listImageScans(reader, demo, [OLD, AMD, ARM, OTHER, digestOf('f')]);
    expect([...scans].map(([digest, { summary }]) => [digest, summary.critical]).sort()).toEqual([
      [OLD, 5],
      [AMD, 1],
      [ARM, 9],
    ]);
  });

  it('order tags by the worst of their platforms; what was not scanned has no place', async () => {
    expect([...(await rankTagsBySeverity(reader, demo))]).toEqual([
      [INDEX, 1],
      [OLD, 2],
    ]);
  });

  it('tell how a tag fared, and why it changed, for one platform', async () => {
    const trend = await getScanTrend(reader, demo, 'new', { platform: 'linux/amd64' });
    expect(trend.map(({ digest, critical, cause }) => [digest, critical, cause])).toEqual([
      [OLD, 2, 'first'],
      [OLD, 5, 'advisories'],
      [AMD, 1, 'image'],
    ]);
  });

  it('show on the dashboard the newest of what is under a tag', async () => {
    const newest = await listNewestScans(reader, [demo, { namespace: 'acme', name: 'secret' }]);
    expect([...newest.keys()]).toEqual(['acme/demo']);
    expect(newest.get('acme/demo')).toMatchObject({ tag: 'new', summary: { critical: 9 } });
  });

  it('are not for nobody, and those of a private repository for no stranger', async () => {
    const secret = { namespace: 'acme', name: 'secret' };
    for (const get of [
      (actor: Actor, name: typeof demo) => listImageScans(actor, name, [AMD]),
      (actor: Actor, name: typeof demo) => rankTagsBySeverity(actor, name),
      (actor: Actor, name: typeof demo) => getScanTrend(actor, name, 'new', {}),
    ]) {
      await expect(get(ANONYMOUS, demo)).rejects.toMatchObject({ code: 'unauthenticated' });
      for (const actor of [ANONYMOUS, reader])
        await expect(get(actor, secret)).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(listNewestScans(ANONYMOUS, [demo])).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
