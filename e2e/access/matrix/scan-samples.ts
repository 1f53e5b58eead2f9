import { type Case, onRepository, type Sample } from '@/e2e/access/matrix/sample';
import type { World } from '@/e2e/access/matrix/world';
import { db } from '@/lib/platform/db';
import { SCANNED_DIGEST, trivyReport } from '@/lib/testing/builders/scan-reports';
import { anImage } from '@/lib/testing/builders/stored-images';
import { aReport } from '@/lib/testing/builders/stored-reports';

async function anUpload({ repositoryId }: World) {
  await anImage(repositoryId, { digest: SCANNED_DIGEST });
  const bytes = new Uint8Array(Buffer.from(JSON.stringify(trivyReport())));
  return { query: `?digest=${SCANNED_DIGEST}`, raw: { mediaType: 'application/json', bytes } };
}

export async function aScannedTag({ repositoryId }: World) {
  await anImage(repositoryId, { digest: SCANNED_DIGEST, tag: 'scanned' });
  await aReport(repositoryId, SCANNED_DIGEST, new Date());
  return { parameters: { tag: 'scanned' } };
}

async function aFoundVulnerability(world: World) {
  await aScannedTag(world);
  const report = await db().prisma.scanReport.findFirstOrThrow({ where: { repositoryId: world.repositoryId } });
  const text = {
    aliases: [],
    title: null,
    description: null,
    link: null,
    references: [],
    weaknesses: [],
    cvss: [],
    severities: {},
    exploited: null,
    epss: null,
    publishedAt: null,
  };
  const sha256 = 'c'.repeat(64);
  await db().prisma.vulnerabilityText.createMany({ data: [{ sha256, body: text }], skipDuplicates: true });
  const data = { reportId: report.id, position: 0, name: 'CVE-2026-0001', sha256, worst: 0 };
  await db().prisma.scanVulnerability.create({ data });
  return { parameters: { report: report.id, vulnerability: 'CVE-2026-0001' } };
}

function statements(): Sample {
  const statement = { vulnerability: { name: 'CVE-1' }, products: [{ '@id': 'pkg:deb/debian/bash' }], status: 'fixed' };
  const document = { '@context': 'https://openvex.dev/ns/v0.2.0', statements: [statement] };
  return { raw: { mediaType: 'application/json', bytes: new Uint8Array(Buffer.from(JSON.stringify(document))) } };
}

async function aDocument({ repositoryId }: World) {
  const data = {
    repositoryId,
    name: 'a.json',
    format: 'openvex',
    gzip: new Uint8Array(),
    size: 0,
    uploadedBy: 'somebody',
  };
  const { id } = await db().prisma.vexDocument.create({ data });
  return { parameters: { document: id } };
}

/** Valid requests of scan reports. */
export const SCAN_CASES: Readonly<Record<string, Case>> = {
  addVexDocument: onRepository('repository.upload_scan', statements),
  getScan: onRepository('repository.view_scans', aScannedTag),
  getScanVulnerability: onRepository('repository.view_scans', aFoundVulnerability),
  listVexDocuments: onRepository('repository.upload_scan'),
  removeVexDocument: onRepository('repository.upload_scan', aDocument),
  uploadScan: onRepository('repository.upload_scan', anUpload),
};
