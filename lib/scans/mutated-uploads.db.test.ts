import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { exportScan } from '@/lib/scans/exports/export-scan';
import { EXPORT_FORMATS } from '@/lib/scans/exports/schema';
import { getVulnerability } from '@/lib/scans/get-vulnerability';
import { listFindings } from '@/lib/scans/list-findings';
import { scanFinding, scanQuery, type UploadedScan, uploadScanInput } from '@/lib/scans/schema';
import { uploadScan } from '@/lib/scans/upload-scan';
import { scanVulnerability } from '@/lib/scans/vulnerability-schema';
import { aMember, aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { REPORT_BUILDERS, SCANNED_DIGEST } from '@/lib/testing/builders/scan-reports';
import { anImage } from '@/lib/testing/builders/stored-images';
import { useTestDatabase } from '@/lib/testing/database';
import { jsonMutator } from '@/lib/testing/mutated-json';
import { numbers } from '@/lib/testing/numbers';
import { sharedData } from '@/lib/testing/shared-data';

const demo = { namespace: 'acme', name: 'demo' };
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_001);
const RUNS = Number(process.env.FUZZ_RUNS ?? 2000);
/** Larger ones have no other shape, and take long to store. */
const LARGEST = 30_000;
const LONG_MS = 600_000;

const real = sharedData('scan-reports');
const expected = (): { file: string }[] => JSON.parse(readFileSync(path.join(real.path, 'expected.json'), 'utf8'));
const texts = [
  ...Object.values(REPORT_BUILDERS).map((make) => JSON.stringify(make())),
  ...(real.available ? expected() : [])
    .map(({ file }) => readFileSync(path.join(real.path, file), 'utf8'))
    .filter(({ length }) => length < LARGEST),
];

const isRefusal = ({ code, message }: AppError): boolean =>
  ['invalid', 'too_large'].includes(code) && /at \$|not a report|names no vulnerability|more than/.test(message);

describe(`${RUNS} mutated reports sent in (seed ${SEED})`, () => {
  useTestDatabase();
  let editor: UserActor;
  const accepted: UploadedScan[] = [];

  beforeAll(async () => {
    const { id } = await aRepository('acme/demo');
    editor = await aUser('erin');
    await aMember('acme', editor.userId, 'editor');
    await anImage(id, { digest: SCANNED_DIGEST, tag: '1.0' });
  });

  const upload = (bytes: Uint8Array) =>
    uploadScan(
      editor,
      demo,
      uploadScanInput.parse({ digest: SCANNED_DIGEST, mismatch: 'accept' }),
      (async function* () {
        yield bytes;
      })(),
    );

  it('are stored, or refused with a sentence and the place, and nothing else', { timeout: LONG_MS }, async () => {
    const next = numbers(SEED);
    const mutate = jsonMutator(SEED);
    const refused: Record<string, number> = {};
    const faults: string[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = mutate(texts[next(texts.length)] ?? '');
      try {
        accepted.push(await upload(bytes));
      } catch (error) {
        if (!(error instanceof AppError) || !isRefusal(error)) faults.push(`run ${run}: ${error}`);
        else refused[error.code] = (refused[error.code] ?? 0) + 1;
      }
    }
    console.log(
      `mutated reports sent in: seed ${SEED}, ${texts.length} originals, ${RUNS} sent, ${accepted.length} stored, refused ${JSON.stringify(refused)}`,
    );
    expect(faults).toEqual([]);
    expect(accepted.length).toBeGreaterThan(RUNS / 10);
    expect(refused.invalid).toBeGreaterThan(RUNS / 10);
  });

  it('leave exactly the rows of those that were stored', async () => {
    const { prisma } = db();
    const ids = accepted.map(({ report }) => report.id).sort();
    const reports = await prisma.scanReport.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
    expect(reports.map(({ id }) => id)).toEqual(ids);
    const sum = (of: (one: UploadedScan) => number) => accepted.reduce((total, one) => total + of(one), 0);
    expect(await prisma.scanFinding.count()).toBe(sum(({ report }) => report.findings));
    expect(await prisma.scanComponent.count()).toBe(sum(({ report }) => report.components));
    expect(await prisma.scanOriginal.count()).toBe(ids.length);
    expect(await prisma.auditEntry.count({ where: { action: 'repository.upload_scan' } })).toBe(ids.length);
    const [lone] = await prisma.$queryRaw<Record<string, number>[]>`
      SELECT
        (SELECT count(*)::int FROM scan_findings f WHERE NOT EXISTS (
          SELECT FROM scan_vulnerabilities v WHERE v.report_id = f.report_id AND v.position = f.vulnerability)) AS ids,
        (SELECT count(*)::int FROM scan_findings f WHERE NOT EXISTS (
          SELECT FROM scan_components c WHERE c.report_id = f.report_id AND c.position = f.component)) AS components,
        (SELECT count(*)::int FROM scan_findings f WHERE layer IS NOT NULL AND NOT EXISTS (
          SELECT FROM scan_layers l WHERE l.report_id = f.report_id AND l.position = f.layer)) AS layers,
        (SELECT count(*)::int FROM vulnerability_texts t WHERE NOT EXISTS (
          SELECT FROM scan_vulnerabilities v WHERE v.sha256 = t.sha256)) AS texts`;
    expect(lone).toEqual({ ids: 0, components: 0, layers: 0, texts: 0 });
  });

  it('can all be read and exported again', { timeout: LONG_MS }, async () => {
    for (const [index, { report, summary }] of accepted.entries()) {
      const found = await listFindings(db().prisma, report.id, scanQuery.parse({}));
      scanFinding.array().parse(found.vulnerabilities);
      const { critical, high, medium, low, unknown } = summary;
      expect(found.findings).toBe(critical + high + medium + low + unknown);
      const [first] = found.vulnerabilities;
      if (first) scanVulnerability.parse(await getVulnerability(editor, demo, report.id, first.id));
      const format = EXPORT_FORMATS[index % EXPORT_FORMATS.length] ?? 'original';
      const { content } = await exportScan(editor, demo, report.id, format);
      for await (const piece of content) expect(piece.length).toBeGreaterThanOrEqual(0);
    }
  });
});
