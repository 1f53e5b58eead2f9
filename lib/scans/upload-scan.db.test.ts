import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { uploadScanInput } from '@/lib/scans/schema';
import { uploadScan } from '@/lib/scans/upload-scan';
import { aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import {
  cycloneDxReport,
  grypeReport,
  SCANNED_DIGEST,
  SCANNED_IMAGE_ID,
  trivyReport,
} from '@/lib/testing/builders/scan-reports';
import { anIndex } from '@/lib/testing/builders/stored-images';
import { useTestDatabase } from '@/lib/testing/database';

const ARM = `sha256:${'e'.repeat(64)}`;
const INDEX = `sha256:${'f'.repeat(64)}`;
const OTHER = `sha256:${'0'.repeat(64)}`;
const demo = { namespace: 'acme', name: 'demo' };

describe('a scan report', () => {
  useTestDatabase();
  let editor: Actor;
  let repositoryId: string;

  beforeAll(async () => {
    const { id } = await aRepository('acme/demo');
    repositoryId = id;
    const erin = await aUser('erin');
    await aMember('acme', erin.userId, 'editor');
    editor = erin;
    await anIndex(id, {
      digest: INDEX,
      tag: '1.0',
      images: [
        { digest: SCANNED_DIGEST, imageId: SCANNED_IMAGE_ID },
        { digest: ARM, platform: 'linux/arm64' },
      ],
    });
  });

  afterEach(async () => {
    const { prisma } = db();
    await prisma.scanReport.deleteMany();
    await prisma.vulnerabilityText.deleteMany();
    await prisma.vexDocument.deleteMany();
  });

  const upload = (actor: Actor, report: unknown, input: Record<string, string> = { digest: SCANNED_DIGEST }) =>
    uploadBytes(actor, Buffer.from(typeof report === 'string' ? report : JSON.stringify(report)), input);
  const uploadBytes = (actor: Actor, bytes: Uint8Array, input: Record<string, string>) =>
    uploadScan(
      actor,
      demo,
      uploadScanInput.parse(input),
      (async function* () {
        for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
      })(),
    );
  async function stored() {
    const { prisma } = db();
    return {
      reports: await prisma.scanReport.count(),
      findings: await prisma.scanFinding.count(),
      components: await prisma.scanComponent.count(),
      texts: await prisma.vulnerabilityText.count(),
      originals: await prisma.scanOriginal.count(),
    };
  }
  const nothing = { reports: 0, findings: 0, components: 0, texts: 0, originals: 0 };

  it('is stored with its layers, components, vulnerabilities and the original file', async () => {
    const { report, summary } = await upload(editor, trivyReport());
    expect(summary).toEqual({
      critical: 1,
      high: 1,
      medium: 1,
      low: 0,
      unknown: 0,
      fixable: 2,
      unique: 2,
      notAffected: 0,
    });
    expect(report).toMatchObject({
      format: 'trivy',
      digest: SCANNED_DIGEST,
      platform: 'linux/amd64',
      namesOther: null,
      uploadedBy: 'erin',
    });
    expect(await stored()).toEqual({ reports: 1, findings: 3, components: 3, texts: 2, originals: 1 });
    const layers = await db().prisma.scanLayer.findMany({
      where: { reportId: report.id },
      orderBy: { position: 'asc' },
    });
    expect(layers.map(({ critical, high, medium }) => [critical, high, medium])).toEqual([
      [1, 0, 1],
      [0, 1, 0],
    ]);
    const worst = await db().prisma.scanComponent.findMany({
      orderBy: { position: 'asc' },
      select: { name: true, worst: true },
    });
    expect(worst).toEqual([
      { name: 'openssl', worst: 0 },
      { name: 'zlib', worst: 1 },
      { name: 'bash', worst: 5 },
    ]);
  });

  it('may be compressed, and keeps texts that another one has only once', async () => {
    await upload(editor, trivyReport());
    await uploadBytes(editor, gzipSync(JSON.stringify(trivyReport())), { digest: SCANNED_DIGEST });
    expect(await stored()).toMatchObject({ reports: 2, findings: 6, texts: 2 });
  });

  it('is for the image of a tag and platform', async () => {
    const { report } = await upload(editor, cycloneDxReport({ digest: ARM }), { tag: '1.0', platform: 'linux/arm64' });
    expect(report.digest).toBe(ARM);
    await expect(upload(editor, trivyReport(), { tag: '1.0' })).rejects.toThrow(
      /several images: say which \(linux\/amd64, linux\/arm64\)/,
    );
    await expect(upload(editor, trivyReport(), { tag: '1.0', platform: 'linux/s390x' })).rejects.toThrow(
      /has no image for “linux\/s390x”/,
    );
    await expect(upload(editor, trivyReport(), { tag: '2.0' })).rejects.toThrow(/no image under the tag “2.0”/);
    await expect(upload(editor, trivyReport(), {})).rejects.toThrow(/Say which image/);
  });

  it('counts as the image’s when it names its index, or its configuration', async () => {
    expect((await upload(editor, grypeReport({ digest: INDEX }))).report.namesOther).toBeNull();
    const local = trivyReport();
    local.Metadata.RepoDigests = [];
    expect((await upload(editor, local)).report.namesOther).toBeNull();
  });

  it('of another image is refused with both digests, unless that is accepted and marked', async () => {
    const other = trivyReport({ digest: OTHER });
    other.Metadata.ImageID = `sha256:${'9'.repeat(64)}`;
    await expect(upload(editor, other)).rejects.toMatchObject({
      code: 'conflict',
      details: { reported: OTHER, given: SCANNED_DIGEST },
    });
    expect(await stored()).toEqual(nothing);
    const { report } = await upload(editor, other, { digest: SCANNED_DIGEST, mismatch: 'accept' });
    expect(report.namesOther).toBe(OTHER);
  });

  it.each([
    [
      'malformed',
      () => '{"SchemaVersion": 2, "Results": [{"Vulnerabilities": [{]}',
      /at \$\.Results\[0\]\.Vulnerabilities\[0\]/,
    ],
    ['cut off', () => JSON.stringify(trivyReport()).slice(0, 900), /ends before it is complete/],
    ['of an unknown format', () => '{"a": 1}', /not a report in a format/],
    ['nested too deeply', () => `{"matches": ${'['.repeat(5000)}`, /nested more than/],
  ])('that is %s leaves nothing behind', async (_what, make, reason) => {
    await expect(upload(editor, make())).rejects.toThrow(reason);
    expect(await stored()).toEqual(nothing);
  });

  it('that unpacks to too much, or cannot be unpacked, is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(101_000_000, 32));
    await expect(uploadBytes(editor, bomb, { digest: SCANNED_DIGEST })).rejects.toMatchObject({ code: 'too_large' });
    const damaged = gzipSync(JSON.stringify(trivyReport())).subarray(0, 300);
    await expect(uploadBytes(editor, damaged, { digest: SCANNED_DIGEST })).rejects.toThrow(/cannot be unpacked/);
    expect(await stored()).toEqual(nothing);
  });

  it('is taken from nobody who may not push here, nor for an image that is not here', async () => {
    const before = await db().prisma.auditEntry.count({ where: { action: 'repository.upload_scan' } });
    const wrong = aTokenOf(await aUser('olga', 'admin'), ['repo:push']);
    const refusals: [Actor, string][] = [
      [ANONYMOUS, 'unauthenticated'],
      [await aUser('stranger'), 'forbidden'],
      [wrong, 'forbidden'],
    ];
    for (const [actor, code] of refusals) await expect(upload(actor, trivyReport())).rejects.toMatchObject({ code });
    await expect(upload(editor, trivyReport(), { digest: OTHER })).rejects.toMatchObject({ code: 'not_found' });
    expect(await stored()).toEqual(nothing);
    const uploads = { where: { action: 'repository.upload_scan' } };
    expect(await db().prisma.auditEntry.count(uploads)).toBe(before);
  });

  it('is marked with what the publisher says of it', async () => {
    await db().prisma.vexDocument.create({
      data: {
        repositoryId,
        name: 'demo.openvex.json',
        format: 'openvex',
        gzip: Buffer.from(''),
        size: 0,
        uploadedBy: 'erin',
        statements: {
          create: {
            position: 0,
            vulnerability: 'CVE-2026-0001',
            products: [{ id: 'pkg:deb/debian/openssl@1.0', subcomponents: [] }],
            status: 'not_affected',
            justification: 'vulnerable_code_not_present',
          },
        },
      },
    });
    const { summary } = await upload(editor, trivyReport());
    expect(summary).toMatchObject({ critical: 1, notAffected: 1 });
    expect(await db().prisma.scanFinding.count({ where: { vexStatementId: { not: null } } })).toBe(1);
  });
});
