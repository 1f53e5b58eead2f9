import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { getScan } from '@/lib/scans/get-scan';
import { scanQuery, uploadScanInput } from '@/lib/scans/schema';
import { uploadScan } from '@/lib/scans/upload-scan';
import { aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { grypeReport, SCANNED_DIGEST, trivyReport } from '@/lib/testing/builders/scan-reports';
import { anImage } from '@/lib/testing/builders/stored-images';
import { useTestDatabase } from '@/lib/testing/database';

const demo = { namespace: 'acme', name: 'demo' };
const LAYER = `sha256:${'1'.repeat(64)}`;

describe('what a report says to who signed in', () => {
  useTestDatabase();
  let editor: Actor;
  let reader: Actor;

  const upload = (report: unknown) =>
    uploadScan(
      editor,
      demo,
      uploadScanInput.parse({ digest: SCANNED_DIGEST }),
      (async function* () {
        yield Buffer.from(JSON.stringify(report));
      })(),
    );

  beforeAll(async () => {
    const { id } = await aRepository('acme/demo');
    const erin = await aUser('erin');
    await aMember('acme', erin.userId, 'editor');
    editor = erin;
    reader = await aUser('reader');
    await anImage(id, { digest: SCANNED_DIGEST, tag: '1.0' });
    await upload(trivyReport());
  });

  const get = (input: Record<string, unknown> = {}, actor = reader) =>
    getScan(actor, demo, '1.0', scanQuery.parse(input));
  const lines = async (input: Record<string, unknown>) =>
    (await get(input)).vulnerabilities.map(({ id, component }) => `${id} ${component.name}`);

  it('is all of it, the worst first', async () => {
    const { report, summary, layers, components, vulnerabilities, total } = await get();
    expect(report).toMatchObject({ scanner: 'Trivy', scannerVersion: '0.69.1', databaseUpdatedAt: null });
    expect(summary).toMatchObject({ critical: 1, high: 1, medium: 1, fixable: 2, unique: 2 });
    expect(layers.map(({ critical, high, medium }) => [critical, high, medium])).toEqual([
      [1, 0, 1],
      [0, 1, 0],
    ]);
    expect(components.map(({ name, worst }) => [name, worst])).toEqual([
      ['openssl', 'critical'],
      ['zlib', 'high'],
    ]);
    expect(vulnerabilities.map(({ id, severity }) => [id, severity])).toEqual([
      ['CVE-2026-0001', 'critical'],
      ['CVE-2026-0001', 'high'],
      ['CVE-2026-0002', 'medium'],
    ]);
    expect(vulnerabilities[0]).toMatchObject({ score: 9.8, layer: LAYER, fixedVersions: ['1.1', '1.2'], vex: null });
    expect(total).toBe(3);
  });

  it('comes with what it can be filtered by, and with all components that the filters leave', async () => {
    const { filters, componentTotal, components } = await get({ severity: ['critical'] });
    expect(filters).toEqual({ types: ['debian'], statuses: ['affected', 'fixed'] });
    expect([componentTotal, components.map(({ name, paths }) => [name, paths])]).toEqual([1, [['openssl', []]]]);
  });

  it.each([
    [{ severity: ['high', 'medium'] }, ['CVE-2026-0001 zlib', 'CVE-2026-0002 openssl']],
    [{ fixable: 'no' }, ['CVE-2026-0002 openssl']],
    [{ status: ['affected'] }, ['CVE-2026-0002 openssl']],
    [{ layer: LAYER }, ['CVE-2026-0001 openssl', 'CVE-2026-0002 openssl']],
    [{ q: 'ZLIB' }, ['CVE-2026-0001 zlib']],
    [{ q: '0002' }, ['CVE-2026-0002 openssl']],
    [{ q: '%' }, []],
    [{ type: ['debian'], component: '1' }, ['CVE-2026-0001 zlib']],
    [{ type: ['apk'] }, []],
    [{ vex: ['none'], sort: 'component' }, ['CVE-2026-0001 openssl', 'CVE-2026-0002 openssl', 'CVE-2026-0001 zlib']],
    [{ sort: 'worst_component' }, ['CVE-2026-0001 openssl', 'CVE-2026-0002 openssl', 'CVE-2026-0001 zlib']],
    [{ platform: SCANNED_DIGEST, severity: ['high'] }, ['CVE-2026-0001 zlib']],
    [{ vex: ['not_affected'] }, []],
    [{ page: '2', pageSize: '2' }, ['CVE-2026-0002 openssl']],
  ])('filtered by %j', async (input, expected) => {
    expect(await lines(input)).toEqual(expected);
  });

  it('counts a vulnerability once per source package where asked, and says both figures', async () => {
    const report = trivyReport();
    for (const installed of report.Results[0]?.Packages ?? []) Object.assign(installed, { SrcName: 'openssl' });
    await upload({ ...report, CreatedAt: '2026-10-02T10:00:00Z' });
    const { total, findings, vulnerabilities } = await get({ once: 'yes' });
    expect([total, findings]).toEqual([2, 3]);
    expect(vulnerabilities.map((line) => [line.id, line.findings])).toEqual([
      ['CVE-2026-0001', 2],
      ['CVE-2026-0002', 1],
    ]);
  });

  it('is the newest report’s', async () => {
    await upload({ ...grypeReport(), descriptor: { name: 'grype', timestamp: '2026-10-03T10:00:00Z' } });
    expect((await get()).report.scanner).toBe('Grype');
  });

  it('is not for nobody, nor for a token without repo:read, nor of what may not be seen', async () => {
    await expect(get({}, ANONYMOUS)).rejects.toMatchObject({ code: 'unauthenticated' });
    const token = aTokenOf(await aUser('olga'), ['scan:write']);
    await expect(get({}, token)).rejects.toMatchObject({ code: 'forbidden' });
    await db().prisma.repository.updateMany({ data: { visibility: 'private' } });
    for (const actor of [ANONYMOUS, reader]) await expect(get({}, actor)).rejects.toMatchObject({ code: 'not_found' });
    expect((await get({}, editor)).total).toBe(3);
  });
});
