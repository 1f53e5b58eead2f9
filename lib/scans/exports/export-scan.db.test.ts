import { createReadStream, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { exportScan } from '@/lib/scans/exports/export-scan';
import { EXPORT_FORMATS, type ExportFormat } from '@/lib/scans/exports/schema';
import { readReport } from '@/lib/scans/formats/read-report';
import { uploadScanInput } from '@/lib/scans/schema';
import { summaryOf } from '@/lib/scans/summary';
import { uploadScan } from '@/lib/scans/upload-scan';
import { addVex } from '@/lib/scans/vex/add-vex';
import { aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { grypeReport, SCANNED_DIGEST, trivyReport } from '@/lib/testing/builders/scan-reports';
import { anImage } from '@/lib/testing/builders/stored-images';
import { useTestDatabase } from '@/lib/testing/database';
import { sharedData } from '@/lib/testing/shared-data';

const demo = { namespace: 'acme', name: 'demo' };
const recorded = sharedData('scan-reports');

const bytes = async function* (value: unknown) {
  yield Buffer.from(JSON.stringify(value));
};
const textOf = async (content: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};
const hostile = () => {
  const report = trivyReport();
  for (const vulnerability of report.Results[0]?.Vulnerabilities ?? [])
    Object.assign(vulnerability, { Title: '=HYPERLINK("http://evil.example")', PkgPath: 'app/a "b".jar' });
  return report;
};

describe('a report as a file to keep', () => {
  useTestDatabase();
  let editor: Actor;
  let reader: Actor;

  const upload = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
    const input = uploadScanInput.parse({ digest: SCANNED_DIGEST, mismatch: 'accept' });
    return (await uploadScan(editor, demo, input, body)).report.id;
  };
  const get = async (id: string, format: ExportFormat, actor = reader) =>
    textOf((await exportScan(actor, demo, id, format)).content);
  const readBack = async (id: string, format: ExportFormat) => {
    const text = await get(id, format);
    return readReport(() =>
      (async function* () {
        yield Buffer.from(text);
      })(),
    );
  };

  beforeAll(async () => {
    const { id } = await aRepository('acme/demo');
    await aRepository('acme/other');
    const erin = await aUser('erin');
    await aMember('acme', erin.userId, 'editor');
    editor = erin;
    reader = await aUser('reader');
    await anImage(id, { digest: SCANNED_DIGEST, tag: '1.0' });
  });

  it('is what came, byte for byte', async () => {
    const id = await upload(bytes(trivyReport()));
    expect(await get(id, 'original')).toBe(JSON.stringify(trivyReport()));
  });

  it('is CSV in which nothing is a formula', async () => {
    const [head, first, ...rest] = (await get(await upload(bytes(hostile())), 'csv')).trimEnd().split('\r\n');
    expect(head).toMatch(/^vulnerability,severity,severitySource,score,component,version,fixedVersions,/);
    expect(first).toContain(
      `CVE-2026-0001,critical,debian,9.8,openssl,1.0,"1.1, 1.2",fixed,debian,pkg:deb/debian/openssl@1.0`,
    );
    expect(first).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(rest).toHaveLength(2);
  });

  it.each(['sarif', 'cyclonedx'] as const)('is %s that says the same when it is read again', async (format) => {
    const id = await upload(bytes(hostile()));
    const again = await readBack(id, format);
    expect(summaryOf(again)).toEqual({ critical: 1, high: 1, medium: 1, low: 0, unknown: 0, fixable: 2, unique: 2 });
    expect(again).toMatchObject({
      scanner: { name: 'Trivy', version: '0.69.1' },
      subject: { digests: [SCANNED_DIGEST] },
    });
    expect(again.scannedAt).toBe('2026-10-01T10:00:00.000Z');
    expect(again.findings[0]?.paths).toHaveLength(1);
  });

  it('has the publisher’s statements as analyses, and as suppressions', async () => {
    const id = await upload(
      bytes({ ...grypeReport(), descriptor: { name: 'grype', timestamp: '2026-10-03T10:00:00Z' } }),
    );
    const statement = {
      vulnerability: { name: 'CVE-2026-0001' },
      products: [{ '@id': 'pkg:deb/debian/openssl@1.0' }],
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
      impact_statement: 'Built without it.',
    };
    const document = {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      timestamp: '2026-05-01T00:00:00Z',
      statements: [statement],
    };
    await addVex(editor, demo, { name: 'a.json' }, bytes(document));
    const { specVersion, components, vulnerabilities } = JSON.parse(await get(id, 'cyclonedx'));
    expect([specVersion, components.length]).toEqual(['1.6', 2]);
    expect(vulnerabilities[0]).toMatchObject({
      id: 'CVE-2026-0001',
      analysis: {
        state: 'not_affected',
        justification: 'code_not_reachable',
        detail: 'Built without it.',
        lastUpdated: '2026-05-01T00:00:00.000Z',
      },
      affects: [{ ref: 'component-0', versions: [{ version: '1.0', status: 'unaffected' }] }],
    });
    expect(vulnerabilities[1].analysis).toBeUndefined();
    const { runs } = JSON.parse(await get(id, 'sarif'));
    expect(runs[0].results[0].suppressions).toMatchObject([{ kind: 'external', status: 'accepted' }]);
    expect(runs[0].results[1].suppressions).toBeUndefined();
    expect(await get(id, 'csv')).toContain('not_affected,vulnerable_code_not_in_execute_path,Built without it.');
  });

  it.skipIf(!recorded.available)(
    `keeps the totals of real reports${recorded.reason}`,
    { timeout: 180_000 },
    async () => {
      const checked: string[] = [];
      for (const folder of ['trivy', 'grype', 'harbor', 'cyclonedx', 'sarif']) {
        const names = readdirSync(path.join(recorded.path, folder)).filter((name) => /\.(json|sarif)$/.test(name));
        for (const name of names.slice(0, 5)) {
          const file = path.join(recorded.path, folder, name);
          const source = () => createReadStream(file);
          const report = await readReport(source).catch(() => null);
          if (!report || report.findings.length === 0) continue;
          const id = await upload(source());
          for (const format of ['sarif', 'cyclonedx'] as const) {
            const again = await readBack(id, format);
            expect([name, format, summaryOf(again)]).toEqual([name, format, summaryOf(report)]);
            if (format === 'cyclonedx')
              expect([name, again.components.length]).toEqual([name, report.components.length]);
          }
          checked.push(name);
        }
      }
      console.log(`read back with the same totals, as SARIF and as CycloneDX: ${checked.length} real reports`);
      expect(checked.length).toBeGreaterThan(10);
    },
  );

  it('is for nobody who may not see it, and only under its own repository', async () => {
    const id = await upload(bytes(trivyReport()));
    for (const format of EXPORT_FORMATS) {
      await expect(get(id, format, ANONYMOUS)).rejects.toMatchObject({ code: 'unauthenticated' });
      const token = aTokenOf(await aUser(`olga-${format}`), ['scan:write']);
      await expect(get(id, format, token)).rejects.toMatchObject({ code: 'forbidden' });
      const elsewhere = exportScan(reader, { namespace: 'acme', name: 'other' }, id, format);
      await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' });
      await expect(get('no-id', format)).rejects.toMatchObject({ code: 'not_found' });
    }
    await db().prisma.repository.updateMany({ data: { visibility: 'private' } });
    await expect(get(id, 'csv')).rejects.toMatchObject({ code: 'not_found' });
    await expect(get(id, 'csv', ANONYMOUS)).rejects.toMatchObject({ code: 'not_found' });
  });
});
