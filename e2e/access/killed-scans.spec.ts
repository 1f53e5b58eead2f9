import { expect, test } from '@playwright/test';
import { signalGroup } from '@/bin/runtime/process-identity';
import type { SitePart } from '@/bin/runtime/test-site';
import { aScanSite, type Body, missingForScanSite, type ScanSite } from '@/e2e/scan-site';
import { db } from '@/lib/platform/db';

const FINDINGS = 60_000;
const START_MS = 180_000;

const report = Buffer.from(
  JSON.stringify({
    SchemaVersion: 2,
    Results: [
      {
        Vulnerabilities: Array.from({ length: FINDINGS }, (_, index) => ({
          VulnerabilityID: `CVE-2026-${index}`,
          PkgName: `package-${index % 500}`,
          Severity: 'HIGH',
        })),
      },
    ],
  }),
);

test.describe('in the middle of a report', () => {
  test.describe.configure({ mode: 'default', timeout: 240_000 });
  test.skip(missingForScanSite !== '', missingForScanSite);
  let scans: ScanSite;

  test.beforeAll(async () => {
    test.setTimeout(START_MS);
    if (!missingForScanSite) scans = await aScanSite();
  });
  test.afterAll(() => scans?.stop());

  async function kill(part: SitePart): Promise<void> {
    signalGroup(scans.site.pidOf(part), 'SIGKILL');
    expect(await scans.site.ended()).not.toBe(0);
  }
  const isWriting = async () => {
    const rows = await db().prisma.$queryRaw<unknown[]>`
      SELECT FROM pg_stat_activity WHERE query LIKE '%INSERT INTO scan_findings%' AND pid <> pg_backend_pid()`;
    return rows.length > 0;
  };

  /** What a blow at some moment leaves: nothing, and the same report can be sent again. */
  async function survives(blow: () => Promise<void>, body: Body): Promise<void> {
    const before = await scans.rows();
    const sent = scans.send(body).then(
      ({ status }) => expect(status).not.toBe(201),
      (error: unknown) => expect(error).toBeInstanceOf(Error),
    );
    await blow();
    await sent;
    await scans.site.start();
    await scans.openSiteDatabase();
    expect(scans.leftovers()).toEqual([]);
    expect(await scans.rows()).toEqual(before);
    const { status } = await scans.send(report);
    expect(status).toBe(201);
    const after = await scans.rows();
    const added = (table: string) => (after[table] ?? 0) - (before[table] ?? 0);
    expect([added('reports'), added('findings'), added('entries')]).toEqual([1, FINDINGS, 1]);
  }

  test('a kill of the web server while a report arrives leaves nothing', async () => {
    const { promise: killed, resolve: goOn } = Promise.withResolvers<void>();
    const half = async function* () {
      yield report.subarray(0, report.length / 2);
      await killed;
    };
    await survives(async () => {
      await expect.poll(() => scans.leftovers().length).toBeGreaterThan(0);
      await kill('web server');
      goOn();
    }, half());
  });

  for (const part of ['web server', 'database'] as const)
    test(`a kill of the ${part} while a report is written leaves nothing`, async () => {
      await survives(async () => {
        await expect.poll(isWriting, { timeout: 60_000, intervals: [20] }).toBe(true);
        await kill(part);
      }, report);
    });
});
